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

alter function vyapari.apply_step(uuid, bigint, timestamptz, text, jsonb)
    rename to apply_unnamed_step;

-- As the step's own function, which then knows the voucher that is being booked.
create function vyapari.apply_step(
    shop uuid, actor bigint, at timestamptz, role text, step jsonb) returns jsonb
language plpgsql as $$
begin
    perform set_config('vyapari.booking', coalesce(step #>> '{voucher,id}', ''), true);
    return vyapari.apply_unnamed_step(shop, actor, at, role, step);
end
$$;
