# SPDX-License-Identifier: MIT
"""Campaigns that try to break the program; `make torture` runs them, a test a short form each."""
