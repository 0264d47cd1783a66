"""Whose a body is by what stands beside its name in a sentence."""

from __future__ import annotations

import pytest

from tests.found_bodies import parents

UNDP, UNFPA = "united-nations-development-programme", "united-nations-population-fund"
UNICEF, UNEP = "united-nations-children-s-fund", "united-nations-environment-programme"


@pytest.mark.parametrize(
    ("text", "name", "parent"),
    [
        pytest.param("The UNFPA Task Team on Wells met.", "Task Team on Wells", UNFPA, id="before a name that its head opens"),
        pytest.param("UNFPA, Task Team on Wells, Chad", "Task Team on Wells", None, id="in a list"),
        pytest.param("UNFPA’s independent Pump Panel and its Well Panel met.", "Pump Panel", UNFPA, id="its owner's, with an adjective"),
        pytest.param("UNFPA’s independent Pump Panel and its Well Panel met.", "Well Panel", UNFPA, id="its of the owner before"),
        pytest.param("UNFPA’s neighbours and Pump Panel met.", "Pump Panel", None, id="its owner's neighbours"),
        pytest.param("The UNFPA Director of the Pump Division spoke.", "Pump Division", UNFPA, id="of an officer of it"),
        pytest.param("The Chief, Pump Section, UNEP, spoke.", "Pump Section", UNEP, id="before it, behind a comma"),
        pytest.param("the Pump Section (UNEP) met", "Pump Section", UNEP, id="in brackets"),
        pytest.param("the Pump Unit in the UNEP Evaluation Office", "Pump Unit", f"evaluation-office.{UNEP}", id="in it"),
        pytest.param("UNEP and the Chair of its Well Network met.", "Well Network", UNEP, id="its network's chair"),
        pytest.param(
            "the Observatory of Wells of the Republic of Chile, a body within the Lavazza Institute, met",
            "Observatory of Wells of the Republic of Chile",
            "lavazza-institute",
            id="a body within",
        ),
        pytest.param("the Pump Organization, as a special institution of UNEP, met", "Pump Organization", UNEP, id="as"),
        pytest.param(
            "The Statistical Commission established the Pump Panel Group.",
            "Pump Panel Group",
            "statistical-commission",
            id="what an organ sets up",
        ),
        pytest.param(
            "The Cocoa Council met. The Task Force on Beans, established by the Cocoa Council in 1998, met.",
            "Task Force on Beans",
            "cocoa-council",
            id="what is established by a council",
        ),
        pytest.param(
            "The Task Force on Beans, established pursuant to General Assembly resolution 77/250, met.",
            "Task Force on Beans",
            "general-assembly",
            id="established pursuant to a resolution",
        ),
        pytest.param(
            "The Statistical Commission met. The Task Force on Beans was established by the fifth meeting of the Statistical Commission, and met.",
            "Task Force on Beans",
            "statistical-commission",
            id="established by a meeting",
        ),
        pytest.param(
            "The Statistical Commission decided to urgently establish a Task Force on Beans.",
            "Task Force on Beans",
            "statistical-commission",
            id="decided to establish",
        ),
        pytest.param(
            "The Statistical Commission decided to thank the Task Force on Beans.", "Task Force on Beans", None, id="decided to thank"
        ),
        pytest.param(
            "The Conference of the Parties to the Convention on Biological Diversity met. The Bureau of the Conference of the Parties met.",
            "Bureau of the Conference of the Parties",
            "conference-of-the-parties-to-the-convention-on-biological-diversity",
            id="of the conference whose treaty is named elsewhere",
        ),
        pytest.param("The Task Force on Beans, established by UNEP and Chad, met.", "Task Force on Beans", None, id="by an organization and a State"),
        pytest.param(
            "The Cocoa Organization has two divisions, the Bean Division and the Pod Division.",
            "Pod Division",
            "cocoa-organization",
            id="has divisions",
        ),
        pytest.param(
            "The Bean Division, the Pod Section and the Husk Unit of the Cocoa Organization met. The Cocoa Organization met.",
            "Bean Division",
            "cocoa-organization",
            id="the first of several parts",
        ),
        pytest.param(
            "The Supreme Court, UNEP and the Husk Unit of the Cocoa Organization met. The Cocoa Organization met.",
            "Supreme Court",
            None,
            id="no part beside others",
        ),
        pytest.param(
            "The Executive Committee of the Cocoa Organization met. The Cocoa Organization met.",
            "Executive Committee of the Cocoa Organization",
            "cocoa-organization",
            id="a committee is not the organization at the end of its name",
        ),
        pytest.param(
            "The Ad Hoc Committee of the Sixth Special Session met.",
            "Ad Hoc Committee of the Sixth Special Session",
            "general-assembly",
            id="of a numbered special session",
        ),
        pytest.param("UNEP helped UNICEF by opening, through its Pump Section, a well.", "Pump Section", UNEP, id="its, of whom the sentence opens with"),
        pytest.param("With help of UNEP, Chad opened its Pump Section.", "Pump Section", None, id="its, of a State named behind"),
        pytest.param("UNEP met. It was open, and its Pump Section was closed.", "Pump Section", None, id="its, where the sentence names nobody"),
        pytest.param("UNEP established the Pump Panel Group.", "Pump Panel Group", None, id="what an organization starts"),
        pytest.param("In support of the Pump Section, UNEP trained staff.", "Pump Section", None, id="a sentence goes on"),
        pytest.param("the Pump Section, UNEP and UNICEF met", "Pump Section", None, id="one of a list"),
        pytest.param("the Office for Wells, a division of the High Court and a tribunal", "Office for Wells", None, id="of three"),
        pytest.param("the Pump Organization in UNEP", "Pump Organization", None, id="what is in a place is no part"),
        pytest.param("The Chilean National Police, UNEP, met.", "Chilean National Police", None, id="a State's"),
        pytest.param(
            "The Joint Wells Fund met. The Fund’s Pump Committee met.", "Pump Committee", "joint-wells-fund", id="of a short form"
        ),
        pytest.param(
            "Ms. Doe, Chief, Wells Section, Water Division, UNEP, spoke.",
            "Wells Section",
            f"water-division.{UNEP}",
            id="the first of a row behind an officer",
        ),
        pytest.param(
            "The Chief of the Wells Section, Roads Section and Water Section met.", "Wells Section", None, id="a list behind an officer"
        ),
        pytest.param("The Wells Section, Water Division, UNEP, met.", "Wells Section", None, id="a row without an officer"),
        pytest.param(
            "Economic Commission for Europe, Committee of the Whole: report on wells",
            "Committee of the Whole",
            "economic-commission-for-europe",
            id="behind its owner, as a table of mandates prints it",
        ),
        pytest.param(
            "UNEP, Committee of the Whole and UNICEF met.", "Committee of the Whole", None, id="in a list behind another"
        ),
        pytest.param(
            "The Special Envoy of the Secretary-General for Yemen met. The Office of the Special Envoy said so.",
            "Office of the Special Envoy",
            "special-envoy-of-the-secretary-general-for-yemen",
            id="whom the short form at its end means",
        ),
        pytest.param("The Office of the Special Envoy said so.", "Office of the Special Envoy", None, id="of an envoy not named"),
    ],
)  # fmt: skip
def test_what_stands_beside_a_name_tells_whose_it_is(text: str, name: str, parent: str | None) -> None:
    assert parents(text)[name] == parent
