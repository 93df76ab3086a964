-- The W3C trace context of the decision that first wanted the job; NULL where nothing was traced.
ALTER TABLE job ADD COLUMN trace TEXT;
