# SPDX-License-Identifier: MIT
"""The shared calculation core: values in, values out; no Qt, no files, no clock, no state."""
