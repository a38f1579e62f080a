create table former_slug (
    kind        varchar(40) not null,
    former_slug varchar(80) not null,
    slug        varchar(80) not null,
    primary key (kind, former_slug)
);
