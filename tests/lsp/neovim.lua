-- Opens a rule file in Neovim with `claimcheck lsp` as its server, types, asks,
-- and writes what an editor's user would see to standard output.

local root, program = arg_root, arg_program
local function say(text) io.stdout:write(text .. '\n') end
local function wait(what, condition)
  if not vim.wait(60000, condition, 20) then
    say('TIMEOUT: ' .. what)
    vim.cmd('cquit')
  end
end

vim.cmd('edit ' .. root .. '/rules/ship.yaml')
local buffer = vim.api.nvim_get_current_buf()
local id = vim.lsp.start_client({
  name = 'claimcheck', cmd = { program, 'lsp' }, root_dir = root,
})
vim.lsp.buf_attach_client(buffer, id)
local client = vim.lsp.get_client_by_id(id)
wait('initialize', function() return client.initialized end)

-- What lint says comes when nobody types, and is no mistake.
local function mistakes()
  return vim.diagnostic.get(buffer, { severity = vim.diagnostic.severity.ERROR })
end
local function lines() return vim.api.nvim_buf_get_lines(buffer, 0, -1, false) end
local function line_of(words)
  for number, line in ipairs(lines()) do
    if line:find(words, 1, true) then return number - 1, line end
  end
  error('no line with ' .. words)
end
local function put_at(words, inside)
  local number, line = line_of(words)
  local column = line:find(words, 1, true) - 1 + inside
  vim.api.nvim_win_set_cursor(0, { number + 1, column })
end
local function ask(method, more)
  local params = vim.lsp.util.make_position_params()
  for key, value in pairs(more or {}) do params[key] = value end
  local answer = client.request_sync(method, params, 60000, buffer)
  if answer == nil then say('TIMEOUT: ' .. method) vim.cmd('cquit') end
  return answer.result
end

-- A slip is typed, shown, and mended by the quick fix.
local number = line_of('cue:')
vim.api.nvim_buf_set_text(buffer, number, 4, number, 7, { 'cu' })
wait('diagnostics', function() return #mistakes() > 0 end)
for _, found in ipairs(mistakes()) do
  say(('diagnostic %d:%d %s'):format(found.lnum + 1, found.col + 1, found.message))
end
local actions = ask('textDocument/codeAction', {
  range = { start = { line = number, character = 4 },
            ['end'] = { line = number, character = 5 } },
  context = { diagnostics = {} },
})
say('action ' .. actions[1].title)
vim.lsp.util.apply_workspace_edit(actions[1].edit, client.offset_encoding)
wait('no diagnostics', function() return #mistakes() == 0 end)
local _, mended = line_of('cue:')
say('mended ' .. vim.trim(mended))

-- Half a phrase is typed.
local cue = line_of('cue:')
vim.api.nvim_buf_set_text(buffer, cue, 9, cue, 9, { 'the {' })
vim.api.nvim_win_set_cursor(0, { cue + 1, 14 })
local labels = {}
for _, item in ipairs(vim.lsp.util.extract_completion_items(
    ask('textDocument/completion'))) do
  table.insert(labels, item.label)
end
table.sort(labels)
say('completion ' .. table.concat(labels, ' '))
vim.api.nvim_buf_set_text(buffer, cue, 9, cue, 14, { '' })
wait('no diagnostics', function() return #mistakes() == 0 end)

put_at('first-trip', 2)
for line in ask('textDocument/hover').contents.value:gmatch('[^\n]+') do
  say('hover ' .. line)
end
put_at('about: hilda', 8)
local place = ask('textDocument/definition')[1]
say('definition ' .. place.range.start.line + 1 .. ':' ..
    place.range.start.character + 1)
for _, lens in ipairs(ask('textDocument/codeLens')) do
  say('lens ' .. lens.range.start.line + 1 .. ' ' .. lens.command.title)
end
vim.lsp.util.apply_workspace_edit(
  ask('textDocument/rename', { newName = 'ship' }), client.offset_encoding)
for _, line in ipairs(lines()) do
  if line:find('ship') then say('renamed ' .. vim.trim(line)) end
end
wait('no diagnostics', function() return #mistakes() == 0 end)

-- The waivers beside the rules, unsaved: a slip in a claim's id, where that is
-- defined, and a new name for it in both files.
vim.cmd('set hidden')
local rules = buffer
vim.cmd('edit ' .. root .. '/waivers.yaml')
buffer = vim.api.nvim_get_current_buf()
vim.lsp.buf_attach_client(buffer, id)
local claim = line_of('claim: first-trip')
vim.api.nvim_buf_set_text(buffer, claim, 11, claim, 21, { 'first-tip' })
wait('diagnostics', function() return #mistakes() > 0 end)
for _, found in ipairs(mistakes()) do
  say(('waivers %d:%d %s'):format(found.lnum + 1, found.col + 1, found.message))
end
vim.lsp.util.apply_workspace_edit(ask('textDocument/codeAction', {
  range = { start = { line = claim, character = 11 },
            ['end'] = { line = claim, character = 12 } },
  context = { diagnostics = {} },
})[1].edit, client.offset_encoding)
wait('no diagnostics', function() return #mistakes() == 0 end)
put_at('claim: first-trip', 9)
local home = ask('textDocument/definition')[1]
say('waivers definition ' .. vim.fn.fnamemodify(vim.uri_to_fname(home.uri), ':t') ..
    ' ' .. home.range.start.line + 1 .. ':' .. home.range.start.character + 1)
vim.lsp.util.apply_workspace_edit(
  ask('textDocument/rename', { newName = 'maiden-trip' }), client.offset_encoding)
for _, each in ipairs({ rules, buffer }) do
  for _, line in ipairs(vim.api.nvim_buf_get_lines(each, 0, -1, false)) do
    if line:find('maiden') then say('waivers renamed ' .. vim.trim(line)) end
  end
end
wait('no diagnostics', function() return #mistakes() == 0 end)
vim.lsp.stop_client(id)
wait('end', function() return client.is_stopped() end)
vim.cmd('qall!')
