-- The plain column whose content 0019_b has sealed.
ALTER TABLE meeting DROP COLUMN former_dates;
