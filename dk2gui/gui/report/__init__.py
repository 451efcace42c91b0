# SPDX-License-Identifier: MIT
"""What can be taken away: a report on paper, plots as pictures, tables as CSV."""
