-- Which voucher of a command is refused: one command may book several.

-- Refuse the command, with what a sentence about it needs. The id of the voucher that the step
-- books, where it books one, is added as "voucher_id".
create or replace function vyapari.refuse(code text, data jsonb default '{}') returns void
language plpgsql as $$
declare
    booking text := nullif(current_setting('vyapari.booking', true), '');
begin
    if booking is not null then
        data := data || jsonb_build_object('voucher_id', booking);
    end if;
    raise exception using errcode = 'VY001', message = code, detail = data::text;
end
$$;

create or replace function vyapari.apply_step(
    shop uuid, actor bigint, at timestamptz, role text, step jsonb) returns jsonb
language plpgsql as $$
begin
    perform set_config('vyapari.booking', coalesce(step #>> '{voucher,id}', ''), true);
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
