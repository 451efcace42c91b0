# SPDX-License-Identifier: MIT
"""25(OH)D in blood: kinetics, people, calibration, forecast."""
