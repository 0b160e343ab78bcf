"""History: what a community has talked about, month by month, also what came along from elsewhere."""
