-- The reference protocol of bench/reference, written by hand with scalarsets,
-- so that rumur can take states as one that differ in names only. The export
-- of `ioasid export --to murphi` has none. SLOTS devices belong to each VM.
-- Permuting slot_t permutes the devices of all VMs at once.

const
  VMS: 2;
  PASIDS: 3;
  SLOTS: 2;
  QUOTA: 2;

type
  vm_t: scalarset(VMS);
  pasid_t: scalarset(PASIDS);
  slot_t: scalarset(SLOTS);
  state_t: enum { FREE, ALLOC, BOUND, FREE_PENDING };

var
  state: array[pasid_t] of state_t;
  -- undefined: nobody
  owner: array[pasid_t] of vm_t;
  allow: array[vm_t] of array[slot_t] of array[pasid_t] of boolean;
  -- undefined: no PASID
  loaded: array[vm_t] of array[slot_t] of pasid_t;
  inflight: array[vm_t] of array[slot_t] of pasid_t;

function owns(v: vm_t; p: pasid_t): boolean;
begin
  if isundefined(owner[p]) then return false; endif;
  return owner[p] = v;
end;

function has_loaded(v: vm_t; s: slot_t; p: pasid_t): boolean;
begin
  if isundefined(loaded[v][s]) then return false; endif;
  return loaded[v][s] = p;
end;

function has_inflight(v: vm_t; s: slot_t; p: pasid_t): boolean;
begin
  if isundefined(inflight[v][s]) then return false; endif;
  return inflight[v][s] = p;
end;

function owned(v: vm_t): 0..PASIDS;
var n: 0..PASIDS;
begin
  n := 0;
  for p: pasid_t do
    if owns(v, p) then n := n + 1; endif;
  endfor;
  return n;
end;

startstate "start" begin
  for p: pasid_t do
    state[p] := FREE;
    undefine owner[p];
  endfor;
  for v: vm_t do
    for s: slot_t do
      undefine loaded[v][s];
      undefine inflight[v][s];
      for p: pasid_t do allow[v][s][p] := false; endfor;
    endfor;
  endfor;
endstartstate;

ruleset v: vm_t; p: pasid_t do
  rule "alloc" state[p] = FREE & owned(v) < QUOTA ==> begin
    state[p] := ALLOC;
    owner[p] := v;
  endrule;

  rule "free" owns(v, p) & (state[p] = ALLOC | state[p] = BOUND) ==> begin
    if state[p] = ALLOC then
      state[p] := FREE;
      undefine owner[p];
    else
      state[p] := FREE_PENDING;
    endif;
  endrule;
endruleset;

ruleset v: vm_t; s: slot_t; p: pasid_t do
  rule "bind" owns(v, p) & (state[p] = ALLOC | state[p] = BOUND) ==> begin
    state[p] := BOUND;
    allow[v][s][p] := true;
  endrule;

  rule "unbind" allow[v][s][p] & owns(v, p) & !has_loaded(v, s, p)
    & !has_inflight(v, s, p) ==> begin
    allow[v][s][p] := false;
    if !exists w: vm_t do exists t: slot_t do allow[w][t][p] endexists
      endexists then
      if state[p] = BOUND then
        state[p] := ALLOC;
      else
        state[p] := FREE;
        undefine owner[p];
      endif;
    endif;
  endrule;

  rule "load" allow[v][s][p] ==> begin
    loaded[v][s] := p;
  endrule;
endruleset;

ruleset v: vm_t; s: slot_t do
  rule "unload" !isundefined(loaded[v][s]) ==> begin
    undefine loaded[v][s];
  endrule;

  rule "dma" !isundefined(loaded[v][s]) & isundefined(inflight[v][s]) ==> begin
    inflight[v][s] := loaded[v][s];
  endrule;

  rule "complete" !isundefined(inflight[v][s]) ==> begin
    undefine inflight[v][s];
  endrule;
endruleset;

invariant "foreign-flight"
  forall v: vm_t do forall s: slot_t do forall p: pasid_t do
    has_inflight(v, s, p) ->
      owns(v, p) & (state[p] = BOUND | state[p] = FREE_PENDING)
  endforall endforall endforall;

invariant "loaded-unlisted"
  forall v: vm_t do forall s: slot_t do forall p: pasid_t do
    has_loaded(v, s, p) -> allow[v][s][p]
  endforall endforall endforall;

invariant "free-listed"
  forall v: vm_t do forall s: slot_t do forall p: pasid_t do
    state[p] = FREE -> !allow[v][s][p]
  endforall endforall endforall;
