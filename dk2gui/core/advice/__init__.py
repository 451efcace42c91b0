# SPDX-License-Identifier: MIT
"""Advice: small pure rules over one person's facts, each with its evidence."""
