-- Tables that are written in small batches for months. Merged parts wait up to a minute for their removal; from a hundred on the embedded engine would begin 128 threads for it, which then
-- stay, with their buffers (measured: 35 threads become 160). One thread is enough.
ALTER TABLE documents MODIFY SETTING concurrent_part_removal_threshold = 1000000;
ALTER TABLE quarantine MODIFY SETTING concurrent_part_removal_threshold = 1000000;
ALTER TABLE payloads MODIFY SETTING concurrent_part_removal_threshold = 1000000;
ALTER TABLE source_steps MODIFY SETTING concurrent_part_removal_threshold = 1000000;
ALTER TABLE cursors MODIFY SETTING concurrent_part_removal_threshold = 1000000;
ALTER TABLE erased_documents MODIFY SETTING concurrent_part_removal_threshold = 1000000;
