# SPDX-License-Identifier: MIT
"""The chapters on what can be asked further, and on keeping and taking away."""

from typing import Final

from dk2gui.present.guide.blocks import Block, GuideChapter, head, picture, step
from dk2gui.present.language import marked

ASKING: Final = (
    GuideChapter(
        "what-if",
        marked("What if"),
        (
            head(marked("The dose for a level")),
            picture("view-2"),
            Block(
                marked(
                    "Say which level you want by which day, and for how many of 100 people like "
                    "you it should do. The answer is a dose, never above the upper level, and the "
                    "least change of diet that meets other targets."
                )
            ),
            head(marked("What matters most")),
            picture("view-3"),
            Block(
                marked(
                    "Each bar changes one thing and leaves the rest: the longer it is, the more "
                    "that thing decides about your level."
                )
            ),
            head(marked("One input through many values")),
            picture("view-4"),
            Block(
                marked(
                    "Choose what to vary and what to read. You are where the line marked "
                    "\u201cyou\u201d stands."
                )
            ),
            head(marked("Two inputs at once")),
            picture("view-5"),
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
            picture("view-6"),
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
            picture("page-evidence"),
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
            picture("page-scenarios"),
            Block(
                marked(
                    "A scenario is everything that you said: one person, one plan. Save it among "
                    "your scenarios or as a file anywhere; a file that another program changed is "
                    "never written over unasked."
                )
            ),
            step(marked("\u201cOpen recent\u201d in the menu File lists the files used last.")),
            step(
                marked(
                    "\u201cReport as PDF\u201d makes two pages for a doctor: stops and answers "
                    "first, then what is known, what is not, and the sources."
                )
            ),
            step(marked("Every plot can be saved or copied as a picture, every table as CSV.")),
            step(
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
            picture("page-my-foods"),
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
