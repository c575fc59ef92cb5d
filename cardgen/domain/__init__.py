"""What cardgen talks about: manifests, regimes, conditions, truth, findings. Pure: no I/O, no clock."""
