# SPDX-License-Identifier: MIT
"""Food composition tables of countries, and any other table: each read by a map that is data."""
