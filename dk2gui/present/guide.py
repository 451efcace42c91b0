# SPDX-License-Identifier: MIT
"""The text of the guide: chapters of paragraphs, steps and pictures, in the order they are read.

Every paragraph is a text of its own, so that a translator meets it beside the texts of the window
that it names, and one that changes is English again until it is translated anew.
"""

from typing import Final, Literal

import msgspec

from dk2gui.present.language import marked


class Block(msgspec.Struct, frozen=True):
    """A paragraph, a heading inside a chapter, a step of a list, or a picture by its name."""

    text: str
    kind: Literal["text", "head", "step", "picture"] = "text"


class GuideChapter(msgspec.Struct, frozen=True):
    """`title` and the texts of `blocks` are English, marked for translation."""

    id: str
    title: str
    blocks: tuple[Block, ...]


def _head(text: str) -> Block:
    return Block(text, "head")


def _step(text: str) -> Block:
    return Block(text, "step")


def _picture(name: str) -> Block:
    return Block(name, "picture")


CHAPTERS: Final = (
    GuideChapter(
        "start",
        marked("First steps"),
        (
            Block(
                marked(
                    "dk2gui shows what the vitamin D and K2 that you take, eat and get from the "
                    "sun add up to, where that takes the level in your blood, and what to mind. "
                    "It is general information and no medical advice."
                )
            ),
            _picture("window"),
            Block(
                marked(
                    "The first start shows an example. \u201cMake it mine\u201d asks who it is "
                    "about; every question can be skipped, and what is skipped stays unknown."
                )
            ),
            _step(
                marked(
                    "On the left is what you change: doses, foods, sun and blood tests. Move a "
                    "slider, and everything else follows at once."
                )
            ),
            _step(
                marked(
                    "In the middle is what comes of it: intake against the recommended bands, and "
                    "25(OH)D in the days ahead. \u201cWhat if\u201d and \u201cCompare\u201d ask "
                    "further."
                )
            ),
            _step(
                marked(
                    "On the right is what stands out, the most serious first. Each line unfolds to "
                    "why it is shown, how sure it is, and from which studies."
                )
            ),
            _step(
                marked(
                    "Above it all stands one answer: your likely level on a day that you choose, "
                    "and what the K2 that you take is known to do."
                )
            ),
            Block(
                marked(
                    "Who it is about is behind the first button of the window: age, sex, weight, "
                    "skin, place, conditions and medicines. Medicines matter most; vitamin K "
                    "works against warfarin and its kin."
                )
            ),
            Block(
                marked(
                    "Nothing is lost: undo takes back every step, the window remembers everything "
                    "at its end, and a number that is impossible is asked about before it counts."
                )
            ),
        ),
    ),
    GuideChapter(
        "doses",
        marked("Doses and bottles"),
        (
            _picture("input-0"),
            Block(
                marked(
                    "Each card is one thing that you take. The slider jumps between amounts that "
                    "labels print; the number beside it takes any amount, also with a unit: "
                    "\u201c5000 IU\u201d or \u201c125 ug\u201d."
                )
            ),
            Block(
                marked(
                    "The groove of the slider tells at which dose your whole intake, food "
                    "included, reaches the recommended amount (green) and the upper level "
                    "(hatched)."
                )
            ),
            _step(
                marked(
                    "Below the slider you say how often it is taken: daily, every few days, on "
                    "weekdays, or between two days."
                )
            ),
            _step(
                marked(
                    "\u201cSince when?\u201d matters where there is a blood test: what was taken "
                    "before it is already part of its result."
                )
            ),
            _step(
                marked(
                    "\u201cAdd\u201d offers the other vitamins and minerals, and a bottle that "
                    "holds several of them at once."
                )
            ),
            Block(
                marked(
                    "Beneath vitamin D3 stands the range of doses that keeps nearly everybody like "
                    "you between enough and too much, where there is one."
                )
            ),
        ),
    ),
    GuideChapter(
        "foods",
        marked("Foods"),
        (
            _picture("input-1"),
            Block(
                marked(
                    "Type a few letters of a food and press Enter: it goes on the plate. Slips of "
                    "typing are forgiven, and the number of a bar code finds a product that you "
                    "imported."
                )
            ),
            Block(
                marked(
                    "Portion and times a week are changed on the plate. \u201cWhat to eat "
                    "for\u201d names foods that fit your diet and give what you lack; one click "
                    "adds a portion."
                )
            ),
            Block(
                marked(
                    "Say whether the plate is all that you eat. Where it is only a part, nothing "
                    "is called too little, because the rest is not known; a typical diet of your "
                    "country can stand for the rest, marked as assumed."
                )
            ),
            Block(
                marked(
                    "Many foods were never measured for K2, boron or vitamin D. What was not "
                    "measured is not zero: sums that hold such foods say \u201cat least\u201d."
                )
            ),
            _head(marked("The rest of a day")),
            _picture("input-2"),
            Block(
                marked(
                    "\u201cOther\u201d takes what you know of the rest of a day, such as the sum "
                    "that another program counted. Leave the other fields empty."
                )
            ),
        ),
    ),
    GuideChapter(
        "intake",
        marked("Intake against the bands"),
        (
            _picture("view-0"),
            Block(
                marked(
                    "Each row is a nutrient. The bar is what you get of it a day; the green part "
                    "of the groove lies between the recommended amount and the upper level, the "
                    "hatched part above it."
                )
            ),
            Block(
                marked(
                    "The colour of the bar tells where it comes from: food, supplements or sun. "
                    "Point at a row, or step through them with Up and Down, to read every part of "
                    "it."
                )
            ),
            Block(
                marked(
                    "\u201cBeside\u201d lays the values of a second authority over the rows. "
                    "Whose values are used first is said in Settings and on the page of the "
                    "person."
                )
            ),
            Block(
                marked(
                    "The dashed boxes of K2 are what popular articles name. No authority sets a "
                    "need for K2, so that there is no green band."
                )
            ),
        ),
    ),
    GuideChapter(
        "level",
        marked("25(OH)D ahead"),
        (
            Block(
                marked(
                    "The line is the middle of people like you on your doses, foods and sun; the "
                    "bands hold half of them and 90 of 100. People differ several times over in "
                    "how far a dose lifts them, which is why the band is wide."
                )
            ),
            Block(
                marked(
                    "A blood test narrows the band: it tells how you answer. Arrow keys read the "
                    "curve off day by day, and \u201cTable\u201d shows it as numbers."
                )
            ),
            Block(
                marked(
                    "The lines across are what authorities call enough, and where they see reason "
                    "for concern. They disagree; each line says whose it is."
                )
            ),
            _head(marked("The year by month")),
            _picture("view-1"),
            Block(
                marked(
                    "\u201cBy month\u201d shows the level and the sources of vitamin D through a "
                    "year, with the months in which the sun is too low to make any."
                )
            ),
        ),
    ),
    GuideChapter(
        "tests",
        marked("Blood tests"),
        (
            _picture("input-4"),
            Block(
                marked(
                    "Enter the day on which the blood was drawn, the number, and the unit as the "
                    "laboratory printed it. A limit is entered as it stands, such as <4."
                )
            ),
            Block(
                marked(
                    "A value that no blood holds is questioned, and the unit that would fit is "
                    "offered. A result that does not fit the doses is said not to fit, with what "
                    "could explain it."
                )
            ),
            Block(
                marked(
                    "Besides 25(OH)D, calcium, PTH, kidney function, INR and dp-ucMGP can be "
                    "entered; they decide what is advised."
                )
            ),
        ),
    ),
    GuideChapter(
        "sun",
        marked("Sun"),
        (
            _picture("input-3"),
            Block(
                marked(
                    "Say where you are, when you go out, for how long and how much skin is bare. "
                    "The program reckons the UV of each day of the year and how much vitamin D "
                    "your skin makes of it, never more than until it would redden."
                )
            ),
            Block(
                marked(
                    "In a northern winter the sun stands too low: however long you stay outside, "
                    "the skin makes hardly any vitamin D. These months are grey in the plots."
                )
            ),
        ),
    ),
    GuideChapter(
        "what-if",
        marked("What if"),
        (
            _head(marked("The dose for a level")),
            _picture("view-2"),
            Block(
                marked(
                    "Say which level you want by which day, and for how many of 100 people like "
                    "you it should do. The answer is a dose, never above the upper level, and the "
                    "least change of diet that meets other targets."
                )
            ),
            _head(marked("What matters most")),
            _picture("view-3"),
            Block(
                marked(
                    "Each bar changes one thing and leaves the rest: the longer it is, the more "
                    "that thing decides about your level."
                )
            ),
            _head(marked("One input through many values")),
            _picture("view-4"),
            Block(
                marked(
                    "Choose what to vary and what to read. You are where the line marked "
                    "\u201cyou\u201d stands."
                )
            ),
            _head(marked("Two inputs at once")),
            _picture("view-5"),
            Block(
                marked(
                    "Bright places have high values; the dotted lines join equal ones. The ring "
                    "is you."
                )
            ),
        ),
    ),
    GuideChapter(
        "compare",
        marked("Compare"),
        (
            _picture("view-6"),
            Block(
                marked(
                    "\u201cPin\u201d keeps the scenario as it is now, as A to D, in every plot "
                    "and table. Change something, and see what differs; a pinned scenario can be "
                    "renamed, opened or taken off."
                )
            ),
        ),
    ),
    GuideChapter(
        "advice",
        marked("Advice and evidence"),
        (
            Block(
                marked(
                    "A square is a stop: do not, before you have spoken with a doctor. A triangle "
                    "is a caution, a circle is worth knowing. A stop is also a bar on every page, "
                    "and nothing that contradicts it is shown."
                )
            ),
            Block(
                marked(
                    "Unfold a line for the numbers behind it. The letter is how sure the evidence "
                    "is; what each letter stands for is written beside it in words."
                )
            ),
            _picture("page-evidence"),
            Block(
                marked(
                    "The page Evidence holds what popular articles claim about vitamin D and K2, "
                    "and what the literature says of each claim, with its sources. It also holds "
                    "where every figure of the program comes from, and all rules of advice."
                )
            ),
        ),
    ),
    GuideChapter(
        "files",
        marked("Scenarios, files and reports"),
        (
            _picture("page-scenarios"),
            Block(
                marked(
                    "A scenario is everything that you said: one person, one plan. Save it among "
                    "your scenarios or as a file anywhere; a file that another program changed is "
                    "never written over unasked."
                )
            ),
            _step(marked("\u201cOpen recent\u201d in the menu File lists the files used last.")),
            _step(
                marked(
                    "\u201cReport as PDF\u201d makes two pages for a doctor: stops and answers "
                    "first, then what is known, what is not, and the sources."
                )
            ),
            _step(marked("Every plot can be saved or copied as a picture, every table as CSV.")),
            _step(
                marked(
                    "Several people can share the program: the first button of the window changes "
                    "between them."
                )
            ),
        ),
    ),
    GuideChapter(
        "my-foods",
        marked("My foods"),
        (
            _picture("page-my-foods"),
            Block(
                marked(
                    "Enter a food from its label, a supplement, a recipe or a meal. What a label "
                    "does not print stays not measured."
                )
            ),
            Block(
                marked(
                    "Food databases that you downloaded can be imported whole: USDA FoodData "
                    "Central, Open Food Facts, national tables, and any table with a column of "
                    "names. An import is done wholly or not at all, and can be removed."
                )
            ),
            Block(
                marked(
                    "Looking up a product online is off until you allow it. It sends what you "
                    "search for and nothing else, to the services that are named before you allow "
                    "it."
                )
            ),
        ),
    ),
    GuideChapter(
        "care",
        marked("Settings, your data, problems"),
        (
            Block(
                marked(
                    "Settings in the menu Edit hold language, numbers, units, whose reference "
                    "values are used, colours, and what a start shows. Each takes effect at once, "
                    "language and numbers at the next start."
                )
            ),
            Block(
                marked(
                    "Everything that you enter stays in one folder on this computer; \u201cOpen "
                    "data folder\u201d in the menu Help shows it. Copy that folder to keep or move "
                    "everything."
                )
            ),
            Block(
                marked(
                    "Where something went wrong, \u201cReport a problem\u201d makes a text with "
                    "versions and places in the program, without anything that you entered. You "
                    "read it, copy it and send it; the program sends nothing."
                )
            ),
            Block(
                marked(
                    "What\u2019s this (Shift+F1) tells what the thing is that has the keyboard, or "
                    "that you click next. Names with dots beneath tell their meaning when you "
                    "point at them."
                )
            ),
        ),
    ),
)
