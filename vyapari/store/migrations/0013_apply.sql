-- The one way in which anything changes.

create function vyapari.apply_step(
    shop uuid, actor bigint, at timestamptz, role text, step jsonb) returns jsonb
language plpgsql as $$
begin
    case step ->> 'kind'
        when 'book_voucher' then return vyapari.book_voucher(shop, actor, at, step);
        when 'log_message' then return vyapari.log_message(shop, actor, at, step);
        when 'set_chat' then return vyapari.set_chat(shop, actor, step);
        when 'put_item' then return vyapari.put_item(shop, step);
        when 'put_party' then return vyapari.put_party(shop, step);
        when 'reverse_voucher' then
            return vyapari.reverse_voucher(shop, actor, at, role, step);
        when 'set_member' then return vyapari.set_member(shop, actor, role, step);
        when 'join_shop' then return vyapari.join_shop(actor, at, step);
        when 'create_shop' then return vyapari.create_shop(actor, at, step);
        when 'change_shop', 'invite_member', 'erase_shop' then
            perform vyapari.check_owner(role);
            case step ->> 'kind'
                when 'change_shop' then return vyapari.change_shop(shop, step);
                when 'invite_member' then return vyapari.invite_member(shop, actor, step);
                else return vyapari.erase_shop(shop);
            end case;
        else
            perform vyapari.refuse('invalid',
                jsonb_build_object('detail', 'no step is called ' || (step ->> 'kind')));
    end case;
    return null;
end
$$;

create function vyapari.apply_command(command jsonb) returns jsonb
language plpgsql as $$
declare
    given_key text := command ->> 'key';
    shop uuid := (command ->> 'shop_id')::uuid;
    actor bigint := (command ->> 'actor')::bigint;
    at timestamptz := (command ->> 'at')::timestamptz;
    reply_data jsonb := coalesce(nullif(command -> 'reply_data', 'null'), '{}');
    done vyapari.applied;
    role text;
    step jsonb;
    result jsonb;
    results jsonb := '[]';
    renamed jsonb := '{}';
    erased boolean := false;
    old_id text;
    new_id text;
    state text;
    code text;
    detail text;
    violated text;
begin
    select * into done from vyapari.applied a where a.key = given_key;
    if found then
        if done.actor is not null and done.actor <> actor then
            return jsonb_build_object('ok', false, 'key', given_key, 'code', 'forbidden',
                'data', jsonb_build_object());
        end if;
        return jsonb_build_object('ok', true, 'key', given_key, 'results', done.results,
            'reply', done.reply, 'reply_data', done.reply_data, 'repeated', true);
    end if;
    begin
        if shop is not null then
            select m.role into role from vyapari.members m
            where m.shop_id = shop and m.user_id = actor;
        end if;
        for step in select e from jsonb_array_elements(command -> 'steps') e loop
            for old_id, new_id in select * from jsonb_each_text(renamed) loop
                step := replace(step::text, old_id, new_id)::jsonb;
            end loop;
            -- The words that asked for it go with the shop.
            if erased and step ->> 'kind' = 'log_message' then
                results := results || '[{}]';
                continue;
            end if;
            if role is null and not (step ->> 'kind' in ('create_shop', 'join_shop')
                or shop is null and step ->> 'kind' in ('set_chat', 'log_message'))
            then
                perform vyapari.refuse('forbidden');
            end if;
            result := vyapari.apply_step(shop, actor, at, role, step);
            case step ->> 'kind'
                when 'put_item', 'put_party' then
                    old_id := coalesce(step #>> '{item,id}', step #>> '{party,id}');
                    new_id := coalesce(result #>> '{item,id}', result #>> '{party,id}');
                    if old_id <> new_id then
                        renamed := renamed || jsonb_build_object(old_id, new_id);
                    end if;
                when 'create_shop', 'join_shop' then
                    shop := (result #>> '{shop,id}')::uuid;
                    role := result ->> 'role';
                when 'erase_shop' then
                    shop := null;
                    role := null;
                    actor := null;
                    erased := true;
                else null;
            end case;
            results := results || jsonb_build_array(result);
        end loop;
        insert into vyapari.applied (key, shop_id, actor, results, reply, reply_data)
        values (given_key, shop, actor, results, command ->> 'reply', reply_data);
        return jsonb_build_object('ok', true, 'key', given_key, 'results', results,
            'reply', command ->> 'reply', 'reply_data', reply_data, 'repeated', false);
    exception
        when sqlstate 'VY001' then
            get stacked diagnostics code = message_text, detail = pg_exception_detail;
            return jsonb_build_object('ok', false, 'key', given_key, 'code', code,
                'data', detail::jsonb);
        when others then
            get stacked diagnostics
                state = returned_sqlstate, detail = message_text, violated = constraint_name;
            -- Under the lock of another shop the same key was quicker: trying again repeats it.
            if violated = 'applied_pkey' then
                raise exception '%', detail using errcode = 'serialization_failure';
            end if;
            -- What passes by itself, or has broken the server, is not this command's fault.
            if left(state, 2) in ('08', '25', '40', '53', '57', '58', 'F0', 'XX')
                or state = '55P03'
            then
                raise;
            end if;
            return jsonb_build_object('ok', false, 'key', given_key, 'code', 'invalid',
                'data', jsonb_build_object('detail', detail, 'state', state));
    end;
end
$$;

-- {"commands": [...]} -> {"results": [...]}, one for each command and in its order. Each stands
-- or falls by itself. The locks, one for each shop, are taken in one order by everybody, so that
-- batches wait for one another and never in a circle.
create function public.vyapari_apply(payload jsonb) returns jsonb
language plpgsql security definer
set search_path = vyapari, pg_temp
-- Every query here reaches a few rows by a key. Plans that are made once and never by what the
-- statistics happen to say of a young shop keep a booking's cost flat.
set enable_seqscan = off
set plan_cache_mode = force_generic_plan
as $$
declare
    command jsonb;
    results jsonb[] := '{}';
begin
    perform pg_advisory_xact_lock(l.lock) from (
        select distinct hashtextextended(
            coalesce((e ->> 'shop_id')::uuid::text, 'user ' || (e ->> 'actor')), 7) as lock
        from jsonb_array_elements(payload -> 'commands') e order by 1) as l;
    for command in select e from jsonb_array_elements(payload -> 'commands') e loop
        results := array_append(results, vyapari.apply_command(command));
    end loop;
    return jsonb_build_object('results', to_jsonb(results));
end
$$;
