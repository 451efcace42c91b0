# SPDX-License-Identifier: MIT
"""The chapters on what is entered and what it shows at once."""

from typing import Final

from dk2gui.present.guide.blocks import Block, GuideChapter, head, picture, step
from dk2gui.present.language import marked

ENTERING: Final = (
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
            picture("window"),
            Block(
                marked(
                    "The first start shows an example. \u201cMake it mine\u201d asks who it is "
                    "about; every question can be skipped, and what is skipped stays unknown."
                )
            ),
            step(
                marked(
                    "On the left is what you change: doses, foods, sun and blood tests. Move a "
                    "slider, and everything else follows at once."
                )
            ),
            step(
                marked(
                    "In the middle is what comes of it: intake against the recommended bands, and "
                    "25(OH)D in the days ahead. \u201cWhat if\u201d and \u201cCompare\u201d ask "
                    "further."
                )
            ),
            step(
                marked(
                    "On the right is what stands out, the most serious first. Each line unfolds to "
                    "why it is shown, how sure it is, and from which studies."
                )
            ),
            step(
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
            picture("input-0"),
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
            step(
                marked(
                    "Below the slider you say how often it is taken: daily, every few days, on "
                    "weekdays, or between two days."
                )
            ),
            step(
                marked(
                    "\u201cSince when?\u201d matters where there is a blood test: what was taken "
                    "before it is already part of its result."
                )
            ),
            step(
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
            picture("input-1"),
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
            head(marked("The rest of a day")),
            picture("input-2"),
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
            picture("view-0"),
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
            head(marked("The year by month")),
            picture("view-1"),
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
            picture("input-4"),
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
            picture("input-3"),
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
)
