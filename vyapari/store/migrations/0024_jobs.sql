-- What people want to be told unasked. `due` is when and names the run; `wake` is when an instance
-- is to look at it next, which one that takes it puts off: if it dies, another takes it then.
create table vyapari.jobs (
    shop_id uuid not null references vyapari.shops (id) on delete cascade,
    chat_id bigint not null,
    kind text not null check (kind in ('summary', 'packet', 'remind')),
    about text not null,
    user_id bigint not null,
    hour integer not null check (hour between 0 and 23),
    low_stock boolean not null,
    due timestamptz not null,
    wake timestamptz not null,
    tries integer not null default 0,
    primary key (shop_id, chat_id, kind, about)
);
create index jobs_wake on vyapari.jobs (wake);

create function vyapari.job_json(j vyapari.jobs) returns jsonb
language sql stable as $$
    select jsonb_build_object('chat_id', j.chat_id, 'kind', j.kind, 'about', j.about,
        'hour', j.hour, 'low_stock', j.low_stock, 'due', j.due)
$$;

-- Without a time to be due at, the job is wanted no more.
create function vyapari.set_job(shop uuid, actor bigint, step jsonb) returns jsonb
language plpgsql as $$
declare
    j vyapari.jobs := jsonb_populate_record(null::vyapari.jobs, step -> 'job');
begin
    perform vyapari.check_chat(j.chat_id, actor, shop);
    if j.due is null then
        delete from vyapari.jobs old where old.shop_id = shop and old.chat_id = j.chat_id
            and old.kind = j.kind and old.about = j.about;
        return '{}';
    end if;
    if j.kind = 'remind' and not exists (
        select from vyapari.parties p where p.shop_id = shop and p.id = j.about::uuid)
    then
        perform vyapari.refuse('not_found', '{"what": "party"}');
    end if;
    insert into vyapari.jobs (
        shop_id, chat_id, kind, about, user_id, hour, low_stock, due, wake)
    values (shop, j.chat_id, j.kind, j.about, actor, j.hour, j.low_stock, j.due, j.due)
    on conflict (shop_id, chat_id, kind, about) do update set
        user_id = excluded.user_id, hour = excluded.hour, low_stock = excluded.low_stock,
        due = excluded.due, wake = excluded.wake, tries = 0;
    return '{}';
end
$$;

-- One more kind of step; all others are as they were.
alter function vyapari.apply_step(uuid, bigint, timestamptz, text, jsonb)
    rename to apply_step_of_slips;
create function vyapari.apply_step(
    shop uuid, actor bigint, at timestamptz, role text, step jsonb) returns jsonb
language plpgsql as $$
begin
    if step ->> 'kind' = 'set_job' then
        return vyapari.set_job(shop, actor, step);
    end if;
    return vyapari.apply_step_of_slips(shop, actor, at, role, step);
end
$$;

-- {"shop_id", "chat_id", "about"} -> the chat's jobs about that.
create function public.vyapari_jobs(payload jsonb) returns jsonb
language sql stable security definer set search_path = vyapari, pg_temp as $$
    select coalesce(jsonb_agg(vyapari.job_json(j) order by j.kind), '[]') from jobs j
    where j.shop_id = (payload ->> 'shop_id')::uuid
        and j.chat_id = (payload ->> 'chat_id')::bigint and j.about = payload ->> 'about'
$$;

-- {"now", "until", "limit"} -> the jobs whose time has come, which nobody else gets before "until".
-- Other instances ask at the same moment: what one of them is taking is passed over.
create function public.vyapari_take_jobs(payload jsonb) returns jsonb
language sql volatile security definer set search_path = vyapari, pg_temp
set enable_seqscan = off
set enable_sort = off
as $$
    with come as materialized (
        select j.shop_id, j.chat_id, j.kind, j.about from jobs j
        where j.wake <= (payload ->> 'now')::timestamptz
        order by j.wake limit (payload ->> 'limit')::integer
        for update skip locked
    ), taken as (
        update jobs j set wake = (payload ->> 'until')::timestamptz, tries = j.tries + 1
        from come c where j.shop_id = c.shop_id and j.chat_id = c.chat_id
            and j.kind = c.kind and j.about = c.about
        returning j as job
    )
    select coalesce(jsonb_agg(jsonb_build_object('job', vyapari.job_json(t.job),
        'shop_id', s.id, 'user_id', (t.job).user_id, 'tries', (t.job).tries,
        'timezone', s.timezone)), '[]')
    from taken t join shops s on s.id = (t.job).shop_id
$$;

-- {"shop_id", "chat_id", "kind", "about", "due", "next"}: the run that was due then is over. A job
-- that its merchant has changed meanwhile is left as it is now.
create function public.vyapari_job_done(payload jsonb) returns jsonb
language plpgsql security definer set search_path = vyapari, pg_temp as $$
declare
    shop uuid := (payload ->> 'shop_id')::uuid;
    chat bigint := (payload ->> 'chat_id')::bigint;
    over timestamptz := (payload ->> 'due')::timestamptz;
    again timestamptz := (payload ->> 'next')::timestamptz;
begin
    if again is null then
        delete from jobs j where j.shop_id = shop and j.chat_id = chat
            and j.kind = payload ->> 'kind' and j.about = payload ->> 'about' and j.due = over;
    else
        update jobs j set due = again, wake = again, tries = 0
        where j.shop_id = shop and j.chat_id = chat
            and j.kind = payload ->> 'kind' and j.about = payload ->> 'about' and j.due = over;
    end if;
    return '{}';
end
$$;

-- {"shop_id", "chat_id", "kind", "about", "due", "wake"}: the run could not be told and is to be
-- taken up again then, before whoever took it would have lost it.
create function public.vyapari_job_later(payload jsonb) returns jsonb
language plpgsql security definer set search_path = vyapari, pg_temp as $$
begin
    update jobs j set wake = (payload ->> 'wake')::timestamptz
    where j.shop_id = (payload ->> 'shop_id')::uuid
        and j.chat_id = (payload ->> 'chat_id')::bigint
        and j.kind = payload ->> 'kind' and j.about = payload ->> 'about'
        and j.due = (payload ->> 'due')::timestamptz;
    return '{}';
end
$$;

select vyapari.guard();
