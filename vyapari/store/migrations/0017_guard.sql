-- Who may do what: the service role calls the API's functions, and nobody touches a table.

-- Every later migration that adds a table or a function ends with `select vyapari.guard();`.
create function vyapari.guard() returns void
language plpgsql as $$
declare
    t record;
    f record;
begin
    for t in select tablename from pg_catalog.pg_tables where schemaname = 'vyapari' loop
        execute format('alter table vyapari.%I enable row level security', t.tablename);
    end loop;
    for f in
        select n.nspname, p.proname, pg_catalog.pg_get_function_identity_arguments(p.oid) as args
        from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
        where n.nspname = 'vyapari' or n.nspname = 'public' and p.proname like 'vyapari\_%'
    loop
        execute format('revoke all on function %I.%I(%s) from public, anon, authenticated',
            f.nspname, f.proname, f.args);
        if f.nspname = 'public' then
            execute format('grant execute on function %I.%I(%s) to service_role',
                f.nspname, f.proname, f.args);
        end if;
    end loop;
    revoke all on schema vyapari from public, anon, authenticated, service_role;
    revoke all on all tables in schema vyapari
        from public, anon, authenticated, service_role;
    revoke all on all sequences in schema vyapari
        from public, anon, authenticated, service_role;
end
$$;

select vyapari.guard();
