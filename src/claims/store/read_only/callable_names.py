"""What may stand before a bracket in SQL for PostgreSQL: functions that only compute, and keywords.

Every function here works on the values it is given. None reads files, settings or what others do, takes SQL
as text, waits, or changes anything; a name that is not here is refused.
"""

FUNCTIONS = frozenset(
    # conditions and casts
    "coalesce nullif greatest least cast num_nulls num_nonnulls "
    # numbers
    "abs cbrt ceil ceiling degrees div erf exp factorial floor gcd lcm ln log log10 min_scale mod pi power "
    "radians round scale sign sqrt trim_scale trunc width_bucket random random_normal sin cos tan "
    "asin acos atan atan2 "
    # text
    "ascii bit_length btrim char_length character_length chr concat concat_ws convert_from convert_to decode "
    "encode format initcap left length lower lpad ltrim md5 normalize octet_length overlay position "
    "quote_ident quote_literal quote_nullable regexp_count regexp_instr regexp_like regexp_match "
    "regexp_matches regexp_replace regexp_split_to_array regexp_split_to_table regexp_substr repeat replace "
    "reverse right rpad rtrim sha224 sha256 sha384 sha512 split_part starts_with string_to_array "
    "string_to_table strpos substr substring to_char to_hex to_number translate trim unistr upper "
    # times
    "age clock_timestamp date_bin date_part date_trunc extract isfinite justify_days justify_hours "
    "justify_interval make_date make_interval make_time make_timestamp make_timestamptz now "
    "statement_timestamp timeofday to_date to_timestamp transaction_timestamp "
    # aggregates
    "any_value array_agg avg bit_and bit_or bit_xor bool_and bool_or corr count covar_pop covar_samp every "
    "grouping json_agg json_object_agg jsonb_agg jsonb_object_agg max min mode percentile_cont "
    "percentile_disc range_agg regr_avgx regr_avgy regr_count regr_intercept regr_r2 regr_slope regr_sxx "
    "regr_sxy regr_syy stddev stddev_pop stddev_samp string_agg sum var_pop var_samp variance "
    # windows
    "cume_dist dense_rank first_value lag last_value lead nth_value ntile percent_rank rank row_number "
    # arrays and ranges
    "array array_append array_cat array_dims array_fill array_length array_lower array_ndims array_position "
    "array_positions array_prepend array_remove array_replace array_to_string array_upper cardinality "
    "daterange generate_series generate_subscripts int4range int8range isempty lower_inc lower_inf numrange "
    "trim_array unnest upper_inc upper_inf "
    # JSON
    "array_to_json json_array_elements json_array_elements_text json_array_length json_build_array "
    "json_build_object json_each json_each_text json_extract_path json_extract_path_text json_object "
    "json_object_keys json_typeof jsonb_array_elements jsonb_array_elements_text jsonb_array_length "
    "jsonb_build_array jsonb_build_object jsonb_each jsonb_each_text jsonb_extract_path "
    "jsonb_extract_path_text jsonb_object jsonb_object_keys jsonb_path_exists jsonb_path_match "
    "jsonb_path_query jsonb_path_query_array jsonb_path_query_first jsonb_pretty jsonb_set jsonb_strip_nulls "
    "jsonb_typeof row row_to_json to_json to_jsonb "
    # searching text
    "numnode phraseto_tsquery plainto_tsquery querytree setweight strip to_tsquery to_tsvector ts_headline "
    "ts_rank ts_rank_cd tsvector_to_array websearch_to_tsquery "
    # samples
    "bernoulli gen_random_uuid system".split()
)

BEFORE_BRACKET = frozenset(
    "all and any as asc between by case cross cube desc distinct else end except exists fetch filter first "
    "following for from full group having ilike in inner intersect is isnull join last lateral left like "
    "limit materialized natural next not notnull nulls offset on only or order outer over partition "
    "preceding range recursive right rollup row rows select sets similar some symmetric tablesample then to "
    "union using values when where window with within "
    # types with a size
    "bit bpchar char character decimal dec float interval nchar numeric time timestamp timestamptz timetz "
    "varbit varchar varying precision".split()
)
