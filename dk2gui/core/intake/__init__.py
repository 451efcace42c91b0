# SPDX-License-Identifier: MIT
"""What is eaten and taken, against reference intakes."""
