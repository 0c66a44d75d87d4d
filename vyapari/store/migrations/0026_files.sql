-- Papers that lie in the project's storage, for customers who were sent a link. `name` is the
-- object's and tells nothing. `until` is when the last link to it ends, or, once nobody shall have
-- it any more (`let_go`), when it is to be removed. A row outlives its shop by that much.
create table vyapari.files (
    name text primary key default replace(gen_random_uuid()::text, '-', '') || '.pdf',
    shop_id uuid,
    about text,
    until timestamptz not null,
    let_go timestamptz,
    unique (shop_id, about),
    check ((shop_id is null) = (let_go is not null) and (about is null) = (shop_id is null))
);
create index files_until on vyapari.files (until);

-- What was taken back is no bill any more, and what is erased is nobody's.
create function vyapari.let_go_of_files() returns trigger
language plpgsql as $$
begin
    if tg_table_name = 'shops' then
        update vyapari.files f
        set shop_id = null, about = null, let_go = now(), until = now() where f.shop_id = old.id;
    else
        update vyapari.files f
        set shop_id = null, about = null, let_go = now(), until = now()
        where f.shop_id = new.shop_id and f.about = 'voucher:' || new.reverses;
    end if;
    return null;
end
$$;
create trigger let_go_of_file after insert on vyapari.vouchers
    for each row when (new.reverses is not null) execute function vyapari.let_go_of_files();
create trigger let_go_of_files after delete on vyapari.shops
    for each row execute function vyapari.let_go_of_files();

-- {"shop_id", "about", "until"} -> {"name"} of that paper's file, the same as long as there is one;
-- {} where there is no such shop any more, or the voucher was taken back. `about` is
-- "voucher:…", "slip:…" or "account:…". The shop's lock is that of apply: no erasure and no
-- reversal goes past unseen.
create function public.vyapari_keep_file(payload jsonb) returns jsonb
language plpgsql security definer set search_path = vyapari, pg_temp
set enable_seqscan = off
as $$
declare
    shop uuid := (payload ->> 'shop_id')::uuid;
    kept text;
begin
    perform pg_advisory_xact_lock(hashtextextended(shop::text, 7));
    if not exists (select from shops s where s.id = shop)
        or payload ->> 'about' like 'voucher:%' and exists (
            select from vouchers v where v.shop_id = shop
                and v.reverses = substr(payload ->> 'about', length('voucher:') + 1)::uuid)
    then
        return '{}';
    end if;
    insert into files as f (shop_id, about, until)
    values (shop, payload ->> 'about', (payload ->> 'until')::timestamptz)
    on conflict (shop_id, about) do update set until = greatest(f.until, excluded.until)
    returning f.name into kept;
    return jsonb_build_object('name', kept);
end
$$;

-- {"now", "until", "limit"} -> the names of files that nobody shall have any more, which nobody
-- else gets before "until". From here on no paper gets one of these names again.
create function public.vyapari_take_files(payload jsonb) returns jsonb
language sql volatile security definer set search_path = vyapari, pg_temp
set enable_seqscan = off
set enable_sort = off
as $$
    with come as materialized (
        select f.name from files f where f.until <= (payload ->> 'now')::timestamptz
        order by f.until limit (payload ->> 'limit')::integer
        for update skip locked
    ), taken as (
        update files f set shop_id = null, about = null,
            let_go = coalesce(f.let_go, (payload ->> 'now')::timestamptz),
            until = (payload ->> 'until')::timestamptz
        from come c where c.name = f.name
        returning f.name
    )
    select coalesce(jsonb_agg(t.name), '[]') from taken t
$$;

-- {"names", "before"}: the files are removed. Those let go later than that are removed once more:
-- an upload may have been under way.
create function public.vyapari_drop_files(payload jsonb) returns jsonb
language plpgsql security definer set search_path = vyapari, pg_temp as $$
begin
    delete from files f using jsonb_array_elements_text(payload -> 'names') n
    where f.name = n and f.let_go <= (payload ->> 'before')::timestamptz;
    return '{}';
end
$$;

select vyapari.guard();
