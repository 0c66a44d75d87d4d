"""GST returns as files: the portal's JSON, and a workbook to read."""
