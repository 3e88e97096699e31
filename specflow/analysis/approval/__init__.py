"""What is signed, what a change voided, and what stands in the way of a signature."""
