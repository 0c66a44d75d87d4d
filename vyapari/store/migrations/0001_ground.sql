-- The ground: the roles that the API knows, the schema that it does not expose, and the few
-- functions that everything else stands on. No extensions are used anywhere.

do $$
declare
    wanted text;
begin
    foreach wanted in array array['anon', 'authenticated', 'service_role'] loop
        if not exists (select from pg_catalog.pg_roles where rolname = wanted) then
            begin
                execute format('create role %I nologin', wanted);
            exception when duplicate_object or unique_violation then
                null; -- another database of the same server was quicker
            end;
        end if;
    end loop;
end
$$;

create schema vyapari;

create table vyapari.migrations (
    version integer primary key,
    name text not null,
    checksum text not null,
    applied_at timestamptz not null default now()
);

-- How names are compared: letter case, runs of blanks and forms of Unicode do not matter.
create function vyapari.fold(name text) returns text
language sql immutable strict parallel safe as $$
    select lower(normalize(regexp_replace(btrim(name), '\s+', ' ', 'g'), NFKC))
$$;

-- Ends a command with a code and what a sentence about it needs. `apply` catches it.
create function vyapari.refuse(code text, data jsonb default '{}') returns void
language plpgsql as $$
begin
    raise exception using errcode = 'VY001', message = code, detail = data::text;
end
$$;

-- The first calendar year of the financial year (April to March) that a day falls in.
create function vyapari.financial_year(day date) returns integer
language sql immutable strict parallel safe as $$
    select extract(year from day - interval '3 months')::integer
$$;

-- Rows that are written once: nothing but erasing a whole shop removes them.
create function vyapari.refuse_change() returns trigger
language plpgsql as $$
begin
    if tg_op in ('DELETE', 'UPDATE')
        and current_setting('vyapari.erasing', true) is not distinct from 'on'
    then
        return null;
    end if;
    raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end
$$;

create function public.vyapari_schema_version(payload jsonb default '{}') returns jsonb
language sql stable security definer set search_path = vyapari, pg_temp as $$
    select jsonb_build_object('version', coalesce(max(version), 0)) from migrations
$$;
