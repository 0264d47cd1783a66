"""Families of reports that repeat one kind of phrase, each time with other names, numbers and dates.

What is said again in the same words is found in a table of what was looked up; what is said in other words is looked up
anew. A name that is compared with every name before it, a list that is walked for each of its members, or a passage that is
searched for the same thing from each of its places shows as a square here and not where words are repeated.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import count
from typing import Final

from pipeline.s3_extract.months import MONTHS
from tests.made_files import p, r, table

_HEAD: Final = "A/53/409\n\nGeneral Assembly\n\n"
_LETTER: Final = (
    "S/2001/5\n\nSecurity Council\n\nLetter dated 5 May 2001 from the Chair of the Committee on Trees addressed to the "
    "President of the Security Council\n\nI have the honour to transmit herewith what is annexed.\n\n(Signed) X\n\n"
)
_REVIEW: Final = (
    "A/HRC/59/5\n\nHuman Rights Council\n\nReport of the Working Group on the Universal Periodic Review\n\nPeru\n\n"
)
_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_STATES: Final = (
    *("Albania", "Algeria", "Angola", "Argentina", "Armenia", "Australia", "Austria", "Bahrain", "Bangladesh", "Belarus"),
    *("Belgium", "Benin", "Bhutan", "Botswana", "Brazil", "Bulgaria", "Burundi", "Cambodia", "Cameroon", "Canada", "Chad"),
    *("Chile", "China", "Colombia", "Cuba", "Cyprus", "Denmark", "Djibouti", "Ecuador", "Egypt"),
)  # fmt: skip


def _until(size: int, say: Callable[[int], str]) -> str:
    """What is said of 1, 2, 3 and so on, until it has the size."""
    made, length = [], 0
    for number in count(1):
        made.append(say(number))
        length += len(made[-1])
        if length >= size:
            return "".join(made)
    raise AssertionError


def _name(number: int) -> str:
    """A word with a capital of its own for each number: Aab, Bab, ... no word of any language."""
    word = _LETTERS[number % 26]
    while number := number // 26:
        word += _LETTERS[number % 26].lower()
    return f"{word}orth"


def _acronym(number: int) -> str:
    return "".join(_LETTERS[number // 26**place % 26] for place in range(4))


def _month(number: int) -> str:
    return MONTHS[number % 12]


def _state(number: int) -> str:
    return _STATES[number % len(_STATES)]


def _day(number: int) -> str:
    return f"{number % 28 + 1} {_month(number)} {1990 + number % 40}"


def _text(say: Callable[[int], str], before: str = "1. ", after: str = "") -> tuple[str, Callable[[int], str]]:
    return "txt", lambda size: f"{_HEAD}{before}{_until(size, say)}{after}"


def _letter(say: Callable[[int], str]) -> tuple[str, Callable[[int], str]]:
    return "txt", lambda size: f"{_LETTER}{_until(size, say)}"


def _made(ending: str, make: Callable[[int], str]) -> tuple[str, Callable[[int], str]]:
    return ending, make


#: The ending of the file, and what makes its text (of Word files: the XML of the body) for a size.
PHRASES: Final[Mapping[str, tuple[str, Callable[[int], str]]]] = {
    # Names.
    "institutes of all names": _text(lambda i: f"The {_name(i)} Institute urged the {_name(i + 1)} Foundation to act. "),
    "committees that follow": _text(lambda i: f"{i}. The Committee on {_name(i)} met. The Committee urged States to act.\n\n", ""),
    "names that share a start": _text(lambda i: f"the United Nations Office for {_name(i)} and {_name(i + 7)}, "),
    "names that share an end": _text(lambda i: f"the {_name(i)} Regional Commission for Water, "),
    "names one in another": _text(lambda i: f"the Bureau of the {_name(i)} Working Group of the Committee on {_name(i)}, "),
    "former names": _text(lambda i: f"the {_name(i)} Agency (formerly the {_name(i + 1)} Agency) met. "),
    "names in quotation marks": _text(lambda i: f"the body called “{_name(i)} Council” and "),
    "names with years": _text(lambda i: f"the {1900 + i % 120} {_name(i)} Conference, "),
    "persons": _text(lambda i: f"Ms. {_name(i)} {_name(i + 3)} (Chair of the {_name(i)} Committee) urged States to act. "),
    "plural bodies": _text(lambda i: f"the Commissions on {_name(i)} and on {_name(i + 1)} urged them. "),
    "organs of treaties": _text(lambda i: f"the Working Group of the {_name(i)} Convention and its Bureau, "),
    # Acronyms.
    "acronyms told late": _text(lambda i: f"{_acronym(i)} urged {_acronym(i + 1)}. ", after=_until(2000, lambda i: f"the {_name(i)} Institute ({_acronym(i)}), ")),
    "acronyms of two names": _text(lambda i: f"the {_name(i)} Institute ({_acronym(i % 9)}) urged {_acronym(i % 9)} to act. "),
    "acronyms in a list": _made("txt", lambda n: _HEAD + "Abbreviations\n\n" + _until(n, lambda i: f"{_acronym(i)} {_name(i)} Institute\n") + "\n1. XAAA met.\n"),
    "acronyms with strokes": _text(lambda i: f"{_acronym(i)}/{_acronym(i + 1)}/{i} and "),
    "acronyms with plurals": _text(lambda i: f"{_acronym(i)}s, {_acronym(i)}’s and non-{_acronym(i)} "),
    # Citations and symbols.
    "symbols of all organs": _text(lambda i: f"A/{i % 90}/{i}, S/{1990 + i % 40}/{i}, E/CN.{i % 20}/{1990 + i % 40}/{i}, "),
    "resolutions of all years": _text(lambda i: f"resolution {i % 90}/{i} of {_day(i)}, "),
    "decisions of all councils": _text(lambda i: f"Economic and Social Council decision {1990 + i % 40}/{i} and Human Rights Council resolution {i % 60}/{i % 40}, "),
    "statements of presidents": _text(lambda i: f"the statement by the President of the Security Council of {_day(i)} (S/PRST/{1990 + i % 40}/{i}), "),
    "security council resolutions": _text(lambda i: f"Security Council resolutions {i} ({1946 + i % 80}), {i + 1} ({1946 + i % 80}) and "),
    "corrigenda": _text(lambda i: f"A/{i % 90}/{i} and Corr.{i % 9} and Add.1-{i % 9 + 1}/Rev.{i % 5}; "),
    "paragraphs cited": _text(lambda i: f"(see A/{i % 90}/{i}, paras. {i}-{i + 7} and {i + 9}, and annex {i % 9}) "),
    "treaties with articles": _text(lambda i: f"articles {i % 60} ({i % 9}) and {i % 60 + 1} of the {_name(i)} Convention, "),
    "treaties one behind the other": _text(lambda i: f"the Convention on {_name(i)}, the Convention on {_name(i)} and {_name(i + 1)}, "),
    "plans of all years": _text(lambda i: f"the {_name(i)} Strategic Plan, {1990 + i % 30}–{1993 + i % 30}, "),
    "plans of the same years": _text(lambda i: f"the Strategic Plan on {_name(i)}, 2022–2025, the UNDP Strategic Plan on {_name(i)}, 2022–2025, "),
    "series of the united nations": _text(lambda i: f"United Nations, Treaty Series, vol. {i}, No. {i + 1000}, p. {i % 400}; "),
    "sales numbers": _text(lambda i: f"(United Nations publication, Sales No. E.{i % 99}.II.D.{i}) "),
    "in another language": _text(lambda i: f"la résolution {i % 90}/{i} de l’Assemblée générale et la décision {i} du Conseil de sécurité, "),
    "names among citations": _text(lambda i: f"resolution {i % 90}/{i}, the {_name(i)} Convention and decision {1990 + i % 40}/{i}, "),
    # Acts.
    "acts of many organs": _made("txt", lambda n: _HEAD + _until(n, lambda i: f"Decision {1990 + i % 40}/{i}\n\nThe {_name(i)} Committee,\n\n1. Requests the {_name(i + 1)} Committee to act.\n\n")),
    "acts of organs by short names": _made("txt", lambda n: _HEAD + _until(n, lambda i: f"{i}. The Conference on {_name(i)} met.\n\nResolution {1990 + i % 40}/{i}\n\nThe Conference,\n\n1. Requests the Secretary-General to act.\n\n")),
    "communiqués in a letter": _letter(lambda i: f"Annex {i}\n\nCommuniqué of the {i}th Summit of the {_name(i)} Organization\n\nThe Heads of State of the {_name(i)} Organization met in Geneva on {_day(i)}.\n\n1. They urge States to act.\n\n"),
    "attachments of organs": _letter(lambda i: f"Annex {i}\n\nLetter to the Chair\n\nI attach it.\n\nAttachment {i}\n\n{_name(i).upper()} COMMITTEE OF PERU\n\n1. The {_name(i)} Committee met. It urges States to act.\n\n"),
    # Lists and quoted lines.
    "points of points": _text(lambda i: f"({_LETTERS[i % 26].lower()}) To act on {_name(i)}:\n\n(i) By {i};\n\n", "1. It urges States:\n\n"),
    "points without an end": _text(lambda i: f"(a) To act on {_name(i)}\n\n", "1. It urges States:\n\n"),
    "points in a sentence": _text(lambda i: f"({_LETTERS[i % 26].lower()}) act on {_name(i)}, ", "1. It urges States to: "),
    "points by words": _text(lambda i: f"First, States should act on {_name(i)}; second, they should not; lastly, "),
    "numbers with gaps": _made("txt", lambda n: _HEAD + _until(n, lambda i: f"{2 * i}. It met in {_state(i)} and said so.\n\n")),
    "points of figures": _text(lambda i: f"{i % 9 + 1}) Act on {_name(i)};\n", "1. States should:\n\n"),
    "quoted paragraphs": _text(lambda i: f"“{i}. Urges States to act on {_name(i)};\n\n", "1. It adopted the following:\n\n"),
    "quotations that open in each line": _text(lambda i: f"“It urges {_name(i)} to act\n", "1. It said:\n\n"),
    "quotations in quotations": _text(lambda i: f"“He said: ‘{_name(i)} should act’”. "),
    "quotations that close twice": _text(lambda i: f"{_name(i)}” should act” "),
    # Notes and tables.
    "notes of notes": _made("txt", lambda n: _HEAD + "1. It met.1\n\nNotes\n\n" + _until(n, lambda i: f"{i} See note {i * 7 % (i + 1)} above, and {_name(i)}, op. cit.\n")),
    "notes with letters": _made("txt", lambda n: _HEAD + "1. It met.a\n\n" + _until(n, lambda i: f"{_LETTERS[i % 26].lower()} See {_name(i)}.\n\n")),
    "marks without notes": _text(lambda i: f"It urged {_name(i)}.{i} "),
    "notes without marks": _made("txt", lambda n: _HEAD + _until(n, lambda i: f"{i}. It met.\n\n__________\n{i} See A/53/{i}.\n\n")),
    "tables with captions": _made("txt", lambda n: _HEAD + _until(n, lambda i: f"Table {i}\nMoney of {_name(i)}\n\n{_name(i)}\t{i}\t{i + 1}\n{_name(i + 1)}\t{i}\t{i}\n\n")),
    "recommendations with answers": _made("txt", lambda n: _HEAD + _until(n, lambda i: f"{i}. The Inspector met {_name(i)}.\n\nRecommendation {i}\n\nThe Director of the {_name(i)} Office should act by {1990 + i % 40}.\n\nManagement response: The {_name(i)} Office accepts.\n\n")),
    "columns side by side": _made("txt", lambda n: _HEAD + "1. It met.\n\n" + _until(n, lambda i: f"The {_name(i)} Committee urged it      States should act on {_name(i)}\nto act on the wells of {_name(i)}.      and on lakes in {_state(i)}.\n")),
    "a table of advice": _made("html", lambda n: "<html><body><p>A/53/409</p><table><tr><th>No.<th>Recommendation<th>Addressed to<th>Deadline" + _until(n, lambda i: f"<tr><td>{i}<td>Act on {_name(i)} and the wells of {_state(i)} at once<td>{_name(i)} Committee<td>{_day(i)}") + "</table>"),
    "a table of wishes": _made("html", lambda n: "<html><body><p>A/53/409</p><table>" + _until(n, lambda i: f"<tr><td>{i}.</td><td>The Council should act on {_name(i)}</td><td>{_state(i)}</td></tr>") + "</table>"),
    "a table of one column": _made("docx", lambda n: table(*[[f"{i}. States should act on {_name(i)}."] for i in range(n // 130)])),
    "runs of one word": _made("docx", lambda n: p("1. ", *[r(f"{_name(i)} ", "<w:i/>") for i in range(n // 90)])),
    "lists in a page": _made("html", lambda n: "<html><body><p>A/53/409</p>" + _until(n, lambda i: f"<ol start={i}><li>States should act on {_name(i)}<ul><li>and soon</ul></ol>")),
    # Headings and titles.
    "headings with names": _made("txt", lambda n: _HEAD + _until(n, lambda i: f"{_LETTERS[i % 26]}. Recommendations of the {_name(i)} Committee\n\n{i}. It urged States to act.\n\n")),
    "headings of all levels": _made("txt", lambda n: _HEAD + _until(n, lambda i: f"{'IVX'[i % 3]}. {_name(i)}\n\n{_LETTERS[i % 5]}. {_name(i)}\n\n{i % 9}. {_name(i)}\n\n")),
    "headings in capitals": _made("txt", lambda n: _HEAD + _until(n, lambda i: f"{_name(i).upper()} AND {_name(i + 1).upper()}\n\nIt met.\n\n")),
    "headings to whom": _made("txt", lambda n: _HEAD + _until(n, lambda i: f"Recommendations to {_state(i)}\n\n{i}. Act on {_name(i)}.\n\n")),
    "addressed lines": _made("txt", lambda n: _HEAD + "Recommendations to Member States\n\n" + _until(n, lambda i: f"{i}. Act on {_name(i)}.\n\n")),
    "contents that match nothing": _made("txt", lambda n: _HEAD + "CONTENTS\n\n" + _until(n // 2, lambda i: f"{i}. {_name(i)} ..... {i}\n") + "\n" + _until(n // 2, lambda i: f"{_name(i + 5)}\n\nIt met.\n\n")),
    "annexes with authors": _made("txt", lambda n: _HEAD + _until(n, lambda i: f"Annex {i}\n\nStatement by the {_name(i)} Committee\n\n1. The Committee urges States to act.\n\n")),
    "annexes of a letter": _letter(lambda i: f"Annex\n\nOn {_name(i)}\n\n1. It met.\n\n"),
    "annexes with enclosures": _letter(lambda i: f"Annex {i}\n\nLetter to the Chair\n\nI attach my report (see enclosure).\n\n(Signed) X\n\nEnclosure\n\nOn {_name(i)}\n\n1. It met.\n\n"),
    # Dates, deadlines, sessions.
    "dates in all ways": _text(lambda i: f"on {_day(i)}, in {_month(i)} {1990 + i % 40}, from {i % 28 + 1} to {i % 28 + 2} {_month(i)} and "),
    "deadlines in all ways": _text(lambda i: f"to report by {_day(i)}, within {i % 90} days, at its {i % 90 + 4}th session, every {i % 9 + 2} years and ", "1. The Council requests the Secretary-General "),
    "sessions of bodies": _text(lambda i: f"the Committee on {_name(i)}, at its {i % 90 + 4}th session, held in Geneva from {i % 27 + 1} to {i % 27 + 2} {_month(i)} {1990 + i % 40}, urged States to act. "),
    "sessions without a body": _text(lambda i: f"At its {i % 90 + 4}th session, it urged {_name(i)} to act. "),
    "meetings of meetings": _text(lambda i: f"the {i % 90 + 4}th Meeting of the Parties to the {_name(i)} Convention, held in {_state(i)} on {_day(i)}, and "),
    "meetings one day apart": _made("txt", lambda n: _HEAD + _until(n, lambda i: f"{i}. At its {i}th meeting, on {_day(i)}, the Council adopted draft decision {i}.\n\n")),
    "meetings among bodies": _text(lambda i: f"the {_name(i)} Committee and the Commission on {_name(i)}, at the {_name(i)} Conference in Geneva, "),
    "meetings in cities": _text(lambda i: f"held in {_state(i)}, {_name(i)}, Geneva and Nairobi from {i % 27 + 1} to {i % 27 + 2} May {1990 + i % 40}, the {_name(i)} Seminar "),
    # States and speakers.
    "states with adjectives": _text(lambda i: f"the Government of {_state(i)}, {_state(i + 1)} and the Republic of {_name(i)} urged it; "),
    "states in brackets": _text(lambda i: f"135.{i} Act on {_name(i)} ({_state(i)}, {_state(i + 3)} (on behalf of {_state(i + 5)}));\n\n", "1. The following enjoy the support of Peru:\n\n"),
    "speakers who speak": _made("txt", lambda n: _HEAD + _until(n, lambda i: f"{i}. Mr. {_name(i)} ({_state(i)}) said that the Committee should act on {_name(i + 2)}.\n\n")),
    "speakers of a record": _made("txt", lambda n: "S/PV.9000\n\nSecurity Council\n\n" + _until(n, lambda i: f"Mr. {_name(i)} ({_state(i)}): I urge all to act. We call on {_state(i + 1)} to stop.\n\n")),
    "nobody who speaks": _made("txt", lambda n: _HEAD + _until(n, lambda i: f"{i}. Several delegations urged {_name(i)}; others, including {_state(i)}, disagreed and asked it to act.\n\n")),
    "pronouns after names": _made("txt", lambda n: _HEAD + _until(n, lambda i: f"{i}. The {_name(i)} Committee met. It urged them, and they urged it to act.\n\n")),
    "pronouns of one passage": _text(lambda i: f"The {_name(i)} Committee met in {_state(i)}. It urged States to act. They urged it to act. She called for peace. "),
    "persons of one passage": _text(lambda i: f"Mr. {_name(i)} met Ms. {_name(i + 1)} in {_state(i)}. He urged States to act. "),
    "short forms of one passage": _text(lambda i: f"The {_name(i)} Committee met. The Council urged it to act and invited him to report. "),
    "governments of one passage": _text(lambda i: f"The Government met on {_name(i)}. It called for {_name(i)} to act. "),
    "quotations of many sentences": _text(lambda i: f"He said “we should act on {_name(i)}. States should act. They must stop”. "),
    "a quotation without an end": _text(lambda i: f"States should act on {_name(i)}. ", "1. He said: “"),
    "a dialogue with a State": _made("txt", lambda n: f"{_REVIEW}B. Interactive dialogue\n\n" + _until(n, lambda i: f"{i}. {_state(i)} commended Peru for the {_name(i)} reform. It encouraged Peru to act. It recommended that it stop.\n\n")),
    "speakers of one sentence": _text(lambda i: f"Mr. {_name(i)} ({_state(i)}), speaking on behalf of the {_name(i)} Group, said that it should act; Ms. {_name(i)} ({_state(i + 1)}) urged it not to; "),
    "speakers of one paragraph": _text(lambda i: f"The representative of {_state(i)} said that the {_name(i)} Committee should act. Speaking on behalf of the {_name(i)} Group, he urged States to act. "),
    "reports that are quoted": _text(lambda i: f"In its report (A/{i % 90}/{i}), the {_name(i)} Panel recommended that “{_state(i)} act on {_name(i)}”. "),
    "reported in reported": _text(lambda i: f"{_name(i)} said that the {_name(i)} Council urged "),
    # Wishes.
    "verbs of all kinds": _text(lambda i: f"It urges {_name(i)} to act, calls upon {_name(i + 1)} to stop and requests that {_name(i + 2)} be told. "),
    "wishes of two kinds": _text(lambda i: f"Act on {_name(i)}; the Council should stop; ", "Recommendations to Member States\n\n1. Stop; "),
    "needs": _text(lambda i: f"There is a need for {_name(i)} to act, and it is essential that {_name(i + 1)} be heard. "),
    "conditions": _text(lambda i: f"If {_name(i)} acts, States should act; unless {_name(i + 1)} does, they should not. "),
    "passives": _text(lambda i: f"It was recommended by the {_name(i)} Committee that {_name(i + 1)} be asked to act. "),
    "clauses of an act": _made("txt", lambda n: _HEAD + "The General Assembly,\n\n" + _until(n, lambda i: f"{'Recalling' if i % 3 else 'Noting'} the {_name(i)} Declaration,\n\n") + "1. Decides to act.\n"),
    "asides in asides": _text(lambda i: f"– in particular {_name(i)}, including, as appropriate, {_name(i + 1)} –, ", "1. It urges States to act "),
    "items of one list": _text(lambda i: f"• Act on {_name(i)};\n\n", "1. The Council recommends that States:\n\n"),
    "items of a long lead-in": _made("txt", lambda n: f"{_HEAD}1. The Council {'of wells and lakes ' * (n // 40)}recommends that States:\n\n" + _until(n // 2, lambda i: f"• Act on {_name(i)};\n\n")),
    "items that many are told": _made("txt", lambda n: f"{_HEAD}1. The Council recommends that " + _until(n // 2, lambda i: f"the Institute of {_name(i)}, ") + "and the Board should:\n\n" + _until(n // 2, lambda i: f"• Act on {_name(i)};\n\n")),
    "wishes that share an object": _made("txt", lambda n: f"{_HEAD}1. The following enjoy the support of Peru:\n\n135.1 " + _until(n // 2, lambda i: f"Sign ({_state(i)})/ratify ({_state(i + 1)})/") + f" the Statute {'of wells and lakes ' * (n // 40)}(Peru);\n\n"),
    # Other languages.
    "words of french": _text(lambda i: f"Le Comité de {_name(i)} recommande à l’État partie de prendre des mesures pour les droits de {_name(i)}. "),
    "words of spanish": _text(lambda i: f"El Comité de {_name(i)} recomienda que el Estado parte adopte medidas para los derechos de {_name(i)}. "),
    "words of arabic": _text(lambda i: f"توصي اللجنة {i} بأن تتخذ الدولة الطرف تدابير {_name(i)}. "),
    "words of chinese": _text(lambda i: f"委员会{i}建议缔约国采取措施{_name(i)}。"),
    "words of russian": _text(lambda i: f"Комитет {i} рекомендует государству-участнику принять меры {_name(i)}. "),
    "words of two languages": _text(lambda i: f"The Committee on {_name(i)} urged it. Le Comité a décidé que {_name(i)} soit entendu. "),
    # What is broken off, moved or not seen.
    "words broken at lines": _text(lambda i: f"inter-\nnational {_name(i)} co-\noperation "),
    "words with broken ligatures": _text(lambda i: f"ref lect{_name(i).lower()} and reflect{_name(i).lower()} "),
    "words with soft hyphens": _text(lambda i: f"Com\u00admit\u00adtee on {_name(i)[:3]}\u00ad{_name(i)[3:]} urged "),
    "letters in look-alikes": _text(lambda i: f"Тhe Соmmittee оn {_name(i)} urgеd it. "),
    "lines of figures": _made("txt", lambda n: _HEAD + "1. It met.\n\n" + _until(n, lambda i: f"{i} {i * 7} {i * 13}.{i % 9} ({i})\n")),
}  # fmt: skip
