"""HTTP only: the verdict and what stands behind it, and what a founder and each member decide about it."""
