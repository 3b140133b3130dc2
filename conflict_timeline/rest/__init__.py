"""What the JSON interfaces of both apps share: paging, problems, parameters, replies."""
