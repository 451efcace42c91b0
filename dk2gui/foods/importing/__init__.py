# SPDX-License-Identifier: MIT
"""Reading food databases that people have downloaded into the food store. No Qt."""
