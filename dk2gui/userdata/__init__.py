# SPDX-License-Identifier: MIT
"""What the program keeps for its user: settings, scenarios, the food store's place."""
