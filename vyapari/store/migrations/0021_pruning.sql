-- What was kept for a message that might come again, and has not for long.

-- Whose results have not been let go yet, the oldest first.
create index applied_whole on vyapari.applied (at) where results <> '[]';

-- {"before": …, "limit": …} -> {"pruned": how many}. The keys stay, emptied as those of an erased
-- shop, so that nothing is ever booked again under one of them.
create function public.vyapari_prune(payload jsonb) returns jsonb
language plpgsql security definer set search_path = vyapari, pg_temp as $$
declare
    pruned bigint;
begin
    perform set_config('vyapari.erasing', 'on', true);
    with old as (
        select a.key from applied a
        where a.results <> '[]' and a.at < (payload ->> 'before')::timestamptz
        order by a.at limit (payload ->> 'limit')::integer
        for update skip locked
    )
    update applied a set results = '[]', reply = null, reply_data = '{}'
    from old where old.key = a.key;
    get diagnostics pruned = row_count;
    perform set_config('vyapari.erasing', '', true);
    return jsonb_build_object('pruned', pruned);
end
$$;

select vyapari.guard();
