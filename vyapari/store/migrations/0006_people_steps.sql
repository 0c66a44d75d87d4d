-- Steps on shops, members, invitations, chats and messages. Each takes what `apply` knows and
-- the step, returns the step's result and refuses by `refuse`.

-- Refuses unless the actor may act on the chat: it is their own, nobody's, or their shop's.
create function vyapari.check_chat(chat bigint, actor bigint, shop uuid) returns void
language plpgsql as $$
declare
    bound uuid;
begin
    if chat = actor then
        return;
    end if;
    select c.shop_id into bound from vyapari.chats c where c.chat_id = chat;
    if bound is null or bound is not distinct from shop then
        return;
    end if;
    if not exists (
        select from vyapari.members m where m.shop_id = bound and m.user_id = actor)
    then
        perform vyapari.refuse('forbidden');
    end if;
end
$$;

create function vyapari.bind_chat(chat bigint, actor bigint, shop uuid) returns void
language plpgsql as $$
begin
    perform vyapari.check_chat(chat, actor, shop);
    insert into vyapari.chats as c (chat_id, shop_id) values (chat, shop)
    on conflict (chat_id) do update set shop_id = excluded.shop_id;
end
$$;

create function vyapari.check_owner(role text) returns void
language plpgsql as $$
begin
    if role is distinct from 'owner' then
        perform vyapari.refuse('forbidden');
    end if;
end
$$;

create function vyapari.create_shop(actor bigint, at timestamptz, step jsonb) returns jsonb
language plpgsql as $$
declare
    s vyapari.shops;
begin
    insert into vyapari.shops
    select r.* from jsonb_populate_record(
        null::vyapari.shops,
        jsonb_build_object('language', 'en', 'timezone', 'Asia/Kolkata', 'tax_scheme', 'none',
            'prices_include_tax', true, 'duplicate_minutes', 10, 'set_up', false)
        || jsonb_strip_nulls(step -> 'shop')
        || jsonb_build_object('version', 1, 'created_at', at)) as r
    returning * into s;
    insert into vyapari.members (shop_id, user_id, name, role, joined_at)
    values (s.id, actor, step ->> 'owner_name', 'owner', at);
    perform vyapari.bind_chat((step ->> 'chat_id')::bigint, actor, s.id);
    return jsonb_build_object('shop', vyapari.shop_json(s), 'role', 'owner');
end
$$;

create function vyapari.change_shop(shop uuid, step jsonb) returns jsonb
language plpgsql as $$
declare
    s vyapari.shops;
    changes jsonb := step -> 'changes';
    unknown text;
begin
    select k into unknown from jsonb_object_keys(changes) k
    where k <> all (array['name', 'language', 'state', 'timezone', 'tax_scheme',
        'prices_include_tax', 'gstin', 'pan', 'address', 'phone', 'email', 'upi_id', 'terms',
        'closed_until', 'duplicate_minutes', 'set_up']);
    if found then
        perform vyapari.refuse('invalid',
            jsonb_build_object('detail', 'a shop has no ' || unknown || ' to change'));
    end if;
    select * into s from vyapari.shops where id = shop;
    s := jsonb_populate_record(s, changes);
    update vyapari.shops set
        name = s.name, language = s.language, state = s.state, timezone = s.timezone,
        tax_scheme = s.tax_scheme, prices_include_tax = s.prices_include_tax, gstin = s.gstin,
        pan = s.pan, address = s.address, phone = s.phone, email = s.email, upi_id = s.upi_id,
        terms = s.terms, closed_until = s.closed_until,
        duplicate_minutes = s.duplicate_minutes, set_up = s.set_up, version = version + 1
    where id = shop returning * into s;
    return jsonb_build_object('shop', vyapari.shop_json(s));
end
$$;

create function vyapari.invite_member(shop uuid, actor bigint, step jsonb) returns jsonb
language plpgsql as $$
begin
    insert into vyapari.invitations (token_hash, shop_id, role, expires, invited_by)
    values (step ->> 'token_hash', shop, step ->> 'role', (step ->> 'expires')::timestamptz, actor);
    return '{}';
end
$$;

create function vyapari.join_shop(actor bigint, at timestamptz, step jsonb) returns jsonb
language plpgsql as $$
declare
    i vyapari.invitations;
    s vyapari.shops;
begin
    select * into i from vyapari.invitations
    where token_hash = step ->> 'token_hash' for update;
    if not found then
        perform vyapari.refuse('not_found', '{"what": "invitation"}');
    elsif exists (select from vyapari.members m
        where m.shop_id = i.shop_id and m.user_id = actor)
    then
        perform vyapari.refuse('already_member');
    elsif i.used_by is not null then
        perform vyapari.refuse('invite_used');
    elsif i.expires <= at then
        perform vyapari.refuse('invite_expired');
    end if;
    update vyapari.invitations set used_by = actor, used_at = at where token_hash = i.token_hash;
    insert into vyapari.members (shop_id, user_id, name, role, joined_at)
    values (i.shop_id, actor, step ->> 'name', i.role, at);
    perform vyapari.bind_chat((step ->> 'chat_id')::bigint, actor, i.shop_id);
    select * into s from vyapari.shops where id = i.shop_id;
    return jsonb_build_object('shop', vyapari.shop_json(s), 'role', i.role);
end
$$;

create function vyapari.members_json(shop uuid) returns jsonb
language sql stable as $$
    select coalesce(jsonb_agg(jsonb_build_object(
        'user_id', m.user_id, 'name', m.name, 'role', m.role)
        order by m.joined_at, m.user_id), '[]')
    from vyapari.members m where m.shop_id = shop
$$;

-- Only an owner changes roles, but anybody may leave. Who has left, or was sent away, no longer
-- speaks for the shop in their own chat.
create function vyapari.set_member(shop uuid, actor bigint, role text, step jsonb) returns jsonb
language plpgsql as $$
declare
    who bigint := (step ->> 'user_id')::bigint;
    wanted text := step ->> 'role';
begin
    if who <> actor or wanted is not null then
        perform vyapari.check_owner(role);
    end if;
    if not exists (select from vyapari.members m where m.shop_id = shop and m.user_id = who) then
        perform vyapari.refuse('not_found', '{"what": "member"}');
    end if;
    if wanted is distinct from 'owner' and not exists (
        select from vyapari.members m
        where m.shop_id = shop and m.user_id <> who and m.role = 'owner')
    then
        perform vyapari.refuse('last_owner');
    end if;
    if wanted is null then
        delete from vyapari.members m where m.shop_id = shop and m.user_id = who;
        update vyapari.chats c set shop_id = null, question = null
        where c.chat_id = who and c.shop_id = shop;
    else
        update vyapari.members m set role = wanted where m.shop_id = shop and m.user_id = who;
    end if;
    return jsonb_build_object('members', vyapari.members_json(shop));
end
$$;

create function vyapari.set_chat(shop uuid, actor bigint, step jsonb) returns jsonb
language plpgsql as $$
declare
    c vyapari.chats;
    chat bigint := (step ->> 'chat_id')::bigint;
    changes jsonb := step -> 'changes';
    wanted uuid := (changes ->> 'shop_id')::uuid;
begin
    perform vyapari.check_chat(chat, actor, shop);
    if changes - '{language,question,shop_id}'::text[] <> '{}' then
        perform vyapari.refuse('invalid', '{"detail": "a chat has no such field"}');
    end if;
    if wanted is not null and not exists (
        select from vyapari.members m where m.shop_id = wanted and m.user_id = actor)
    then
        perform vyapari.refuse('forbidden');
    end if;
    insert into vyapari.chats as old (chat_id, shop_id, language, question)
    values (chat, wanted, changes ->> 'language', nullif(changes -> 'question', 'null'))
    on conflict (chat_id) do update set
        shop_id = case when changes ? 'shop_id' then excluded.shop_id else old.shop_id end,
        language = case when changes ? 'language' then excluded.language else old.language end,
        question = case when changes ? 'question' then excluded.question else old.question end
    returning * into c;
    return jsonb_build_object('chat_id', c.chat_id, 'language', c.language,
        'question', c.question, 'shop_id', c.shop_id);
end
$$;

-- A message logged again (edited) replaces what was kept. Now and then the oldest ones go.
create function vyapari.log_message(shop uuid, actor bigint, at timestamptz, step jsonb)
returns jsonb
language plpgsql as $$
declare
    chat bigint := (step ->> 'chat_id')::bigint;
    place bigint;
begin
    perform vyapari.check_chat(chat, actor, shop);
    insert into vyapari.messages as m (chat_id, shop_id, message_id, author, text, at)
    values (chat, shop, (step ->> 'message_id')::bigint, step ->> 'author', step ->> 'text', at)
    on conflict (chat_id, message_id, author) do update set text = excluded.text
    returning seq into place;
    if place % 64 = 0 then
        delete from vyapari.messages m where m.chat_id = chat and m.seq < (
            select min(kept.seq) from (
                select r.seq from vyapari.messages r where r.chat_id = chat
                order by r.seq desc limit 100) as kept);
    end if;
    return '{}';
end
$$;
