"""Directives: where a sentence says that somebody should act, as shapes over classes of words.

``rules`` loads ``rules/directives.yaml`` strictly, ``verbs`` reads verbs in their contexts and with their complements,
``phrases`` what is fixed ("it is imperative that", "should"), ``finding`` puts both together; ``clauses`` cuts a sentence into one
clause a directive, by the shapes that ``usages`` asks for. No pattern over characters is compiled here, and no code asks for
the id of a rule or the lemma of a verb.
"""
