"""The manifest and its sections: the pydantic types are the source of the JSON Schema."""
