"""Measures Porukka against yardsticks that run beside it; `bin/bench` runs it all, README.md says what it means."""
