-- Until now each organisation that had set anything had a name, though maybe the default one, in English.
ALTER TABLE chat_settings RENAME COLUMN operator_name TO former_name;
-- NULL for none: then visitors see staff called "Customer service" in their page's language.
ALTER TABLE chat_settings ADD COLUMN operator_name TEXT;
UPDATE chat_settings SET operator_name = former_name WHERE former_name <> 'Customer service';
ALTER TABLE chat_settings DROP COLUMN former_name;
-- auto, light or dark
ALTER TABLE chat_settings ADD COLUMN color_scheme TEXT NOT NULL DEFAULT 'auto';
