// Package units lists the containers of a project: its services, its jobs and
// their pre_start hooks, as they were written and where.
//
// Nothing here changes once it is listed, and nothing is decided: what becomes of
// a unit is the business of the phases that read it. A unit knows how to speak of
// itself, so that every finding stands where the user wrote its cause.
package units
