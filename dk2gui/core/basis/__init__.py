# SPDX-License-Identifier: MIT
"""What everything in the core stands on: messages, units and nutrients."""
