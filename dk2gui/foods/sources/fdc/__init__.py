# SPDX-License-Identifier: MIT
"""USDA FoodData Central: downloads, saved answers, online."""
