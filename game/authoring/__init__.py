"""The writer's tools: new, check, explain, and what an editor needs."""
