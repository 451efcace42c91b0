# SPDX-License-Identifier: MIT
"""The settings dialog; nothing of it is loaded before it is opened."""
