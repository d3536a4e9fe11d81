"""What running cases follow never changes under them: the content of a version is frozen once it is published."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION pathways_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state <> 'draft' AND (NEW.content IS DISTINCT FROM OLD.content OR NEW.state = 'draft') THEN
        RAISE EXCEPTION 'a published version of a pathway does not change';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER pathways_version_stays BEFORE UPDATE ON pathways_pathwayversion
    FOR EACH ROW EXECUTE FUNCTION pathways_refuse_change();
"""
ACCEPT = """
DROP TRIGGER pathways_version_stays ON pathways_pathwayversion;
DROP FUNCTION pathways_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("pathways", "0001_initial")]

    operations = [migrations.RunSQL(REFUSE, ACCEPT)]
