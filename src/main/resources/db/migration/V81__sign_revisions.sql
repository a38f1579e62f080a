alter table revision
    add column approved_by varchar(200),
    add column interests text,
    add column published_by varchar(200);
comment on column revision.interests is 'what the one who approved it declared';
create index revision_by_time on revision (at, content_version);
