"""What people see of claims and comparisons: tables, text, charts, pages and files of data."""
