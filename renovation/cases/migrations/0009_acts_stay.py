"""An act is neither rewritten nor removed: its words may be emptied, for the erasure of a person's data, nothing else."""

from django.db import migrations

REFUSE = """
CREATE OR REPLACE FUNCTION cases_act_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'acts are append-only: withdraw by another act';
    END IF;
    IF (to_jsonb(NEW) - 'words') IS DISTINCT FROM (to_jsonb(OLD) - 'words') OR NEW.words NOT IN ('', OLD.words) THEN
        RAISE EXCEPTION 'acts are append-only: correct by another act';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER cases_act_never_removed BEFORE DELETE ON cases_act
    FOR EACH ROW EXECUTE FUNCTION cases_act_refuse_change();
"""
ACCEPT = """
DROP TRIGGER cases_act_never_removed ON cases_act;
CREATE OR REPLACE FUNCTION cases_act_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (to_jsonb(NEW) - 'words') IS DISTINCT FROM (to_jsonb(OLD) - 'words') THEN
        RAISE EXCEPTION 'acts are append-only: correct by another act';
    END IF;
    RETURN NEW;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0008_documents_are_asked_for")]

    operations = [migrations.RunSQL(REFUSE, ACCEPT)]
