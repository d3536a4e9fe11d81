"""Steps are neither rewritten nor removed: their words may be emptied, for the erasure of a person's data."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION funding_step_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'steps are append-only: cancel by another step';
    END IF;
    IF (to_jsonb(NEW) - 'words') IS DISTINCT FROM (to_jsonb(OLD) - 'words') OR NEW.words NOT IN ('', OLD.words) THEN
        RAISE EXCEPTION 'steps are append-only: cancel by another step';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER funding_aidstep_stays BEFORE UPDATE OR DELETE ON funding_aidstep
    FOR EACH ROW EXECUTE FUNCTION funding_step_refuse_change();
CREATE TRIGGER funding_loanstep_stays BEFORE UPDATE OR DELETE ON funding_loanstep
    FOR EACH ROW EXECUTE FUNCTION funding_step_refuse_change();
"""
ACCEPT = """
DROP TRIGGER funding_aidstep_stays ON funding_aidstep;
DROP TRIGGER funding_loanstep_stays ON funding_loanstep;
DROP FUNCTION funding_step_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("funding", "0001_initial")]

    operations = [migrations.RunSQL(REFUSE, ACCEPT)]
