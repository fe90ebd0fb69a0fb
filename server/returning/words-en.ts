/** Plain words in English: of the list of BIP-39 (MIT), without what is hard to spell or hurts to read. */
export const wordsEn: readonly string[] = `
  ability able about above absent absorb abstract absurd account achieve acoustic across act action actor actress
  actual adapt add address adjust admit adult advance advice aerobic afford again age agree ahead aim air airport
  aisle album all alley allow almost alone alpha already also alter always amateur amazing among amount amused
  analyst anchor ancient angle animal ankle announce annual another answer antenna antique any apart appear apple
  approve april arctic area arena army around arrange arrive arrow art artefact artist artwork ask aspect asset
  assist assume asthma athlete atom attend attitude auction august aunt author auto autumn average avocado avoid
  awake aware away awesome axis baby bacon badge bag balance balcony ball bamboo banana banner barely bargain
  barrel base basic basket beach bean beauty because become before begin behave behind believe below belt bench
  benefit best better between beyond bicycle bike biology bird birth blade blanket bless blossom blouse blue blur
  blush board boat boil bonus book boost border borrow bounce box bracket brass brave bread breeze brick bridge
  brief bright bring brisk broccoli bronze broom brother brown brush bubble buddy budget buffalo build bulb bulk
  bundle bunker bus busy butter buyer buzz cabbage cabin cable cactus cake call calm camera camp can canal candy
  canoe canvas canyon capable capital captain car carbon card cargo carpet carry cart case castle casual cat
  catalog catch category cattle cave ceiling celery cement census cereal certain chair chalk champion change
  chapter chase chat check cheese chef cherry chest chicken chief child chimney choice choose chuckle chunk churn
  cinnamon circle citizen city clap clarify claw clay clean clerk clever click cliff climb clip clock clog close
  cloth cloud clown clump cluster clutch coast coconut code coffee coil coin collect color column combine come
  comfort comic common company concert connect consider convince cook cool copper copy coral core corn correct
  cost cotton couch country couple course cousin cover coyote crack cradle craft cram crane crater crawl cream
  creek crew cricket crisp crop cross crowd crucial cruise crunch crystal cube culture cup cupboard curious
  current curtain curve cushion custom cute cycle dad dance daring daughter dawn day decade december decide
  decorate decrease deer define degree delay deliver demand depart depend depth deputy describe desert design desk
  detail develop device diagram dial diamond diary diet differ digital dignity dinner dinosaur direct discover
  dish display divide document dog doll dolphin donate donkey door double dove draft dragon draw dream dress drink
  drive drum dry duck dune during dutch dynamic eager eagle early earn earth easily east easy echo ecology economy
  edit educate effort egg eight either elder electric elegant element elephant elevator elite else embody emerge
  emotion employ empower enable enact end endless endorse energy engage engine enhance enjoy enough ensure enter
  entire envelope episode equal era essay essence estate eternal ethics evidence evolve exact example exchange
  excite exercise exhibit exist exit exotic expand expect explain express extend extra eye eyebrow fabric face
  faculty fame famous fan fancy fantasy farm fashion favorite feature february fee feed feel festival few fiber
  field figure film filter final find fine finger finish firm first fish fit fitness flag flame flash flat flavor
  flight flip float flock floor flower fluid flush fly foam focus fold follow food foot forest forget fortune
  forum forward foster found fox frame frequent fresh friend fringe frog front frost frozen fruit fuel funny
  furnace future gadget galaxy gallery game garage garden garlic garment gate gather gaze general genius gentle
  genuine giant gift giggle ginger giraffe give glad glance glass glide glimpse globe glory glove glow glue goat
  goddess gold good goose gorilla gospel govern gown grace grain grant grape grass gravity great green grid
  grocery grow grunt guess guide guitar gym habit hair half hamster hand happy harbor hard harvest hat have health
  hedgehog height hello helmet help hen high hill hint history hobby hockey hold hole holiday hollow home honey
  hood hope horn horse hotel hour hover hub huge humble humor hundred hungry hybrid icon idea identify image
  imitate immense immune improve impulse inch include income increase index indoor industry inhale inherit initial
  inner input inquiry inside inspire install intact interest involve island isolate ivory jacket jaguar jar jazz
  jeans jelly jewel job join journey joy juice jump jungle junior kangaroo keep ketchup key kind kingdom kit
  kitchen kite kitten kiwi know lab label ladder lake lamp language laptop large later latin laugh laundry lava
  lawn layer leaf learn leave lecture left legend leisure lemon length lens leopard lesson letter level liberty
  library license life lift light like link lion list little live lizard lobster local lock logic long loop
  lottery lounge lucky luggage lumber lunar lunch luxury lyrics machine magic magnet maid mail main major make
  mammal mango mansion manual maple marble march margin marine material math matrix matter maximum maze meadow
  mean measure media melody melt memory mention menu merit merry mesh message metal method middle midnight milk
  million mimic mind minimum minute miracle mirror mixed mixture mobile model modify moment monitor monkey month
  moon more morning mosquito motion motor mountain mouse move movie much muffin multiply muscle museum mushroom
  music mutual myself mystery myth name napkin narrow nature near neither nest net network neutral never news next
  nice night noble noodle normal north notable note novel now number nut oak object oblige observe obvious occur
  ocean october off offer often oil okay olive olympic omit once one onion online open opera opinion option orange
  orbit orchard order ordinary organ orient original ostrich outdoor output outside oven own owner oyster ozone
  paddle page pair palace palm panda panel panther paper parade park parrot pass patch path pattern pave peace
  peanut pear pelican pen pencil people pepper perfect permit pet phone photo phrase physical piano picnic picture
  piece pigeon pilot pink pioneer pipe pitch pizza place planet plastic plate play please pledge pluck plug poem
  poet point polar pond pool popular portion position possible post potato powder practice praise predict prepare
  present pretty prevent price pride primary print priority process produce program project promote property
  prosper protect proud provide public pudding pull pulp pumpkin pupil puppy purchase purpose purse put puzzle
  pyramid quality quantum quarter question quick quit quiz quote rabbit raccoon radio rail rain raise rally ramp
  ranch range rapid rate rather razor ready real reason rebuild recall receive recipe record recycle reduce
  reflect reform refuse region regret regular relax release rely remain remember remind render renew reopen repair
  repeat replace report require resemble resource response result retreat return reunion review rhythm ribbon rice
  rich ride ridge right ring ripple river road roast robust rocket romance roof rookie room rose rotate round
  route royal rubber rule runway saddle sail salad salmon salon salt salute sample sand satisfy sausage save say
  scale scene scheme school science scissors scorpion scout screen script scrub sea search season seat second
  section security seed segment select seminar sentence series service session setup seven share shell shield
  shift shine ship shiver shoe shop short shoulder shrimp shuffle side sign silk silver similar simple since sing
  siren situate six skate sketch ski skill skirt sleep slender slide slot small smile smooth snack snake snow soap
  soccer social soda soft solar solid solution solve someone song sort sound soup source south space speak special
  sphere spice spider spirit spoil sponsor spoon sport spot spray spread spring square squeeze squirrel stable
  stadium stage stairs stand start state stay steak step still stone stool story stove strategy street strong
  student style subject submit subway success sudden sugar suggest summer sun sunny sunset super supply supreme
  sure surface surprise surround survey sustain swap sweet swift swim swing switch symbol system table tail talent
  talk task taxi teach team tell ten tennis tent term text thank theme then theory there thought three thrive
  ticket tide tiger tilt timber time tiny tip toast today toddler toe together token tomato tomorrow tone tonight
  tooth top topic tornado tortoise tourist town toy track train transfer travel tray treat tree trend trip trophy
  truck true truly trumpet trust truth try tube tuition tumble tuna tunnel turkey turtle twelve twenty twice twin
  two type typical umbrella uncle unfold uniform unique unit universe unknown unusual unveil update upgrade uphold
  upper urban usage used useful vacant valley valve van various vast vehicle velvet venture venue verb version
  vibrant victory video view village vintage violin virtual visa visit visual vivid vocal voice volcano volume
  voyage wagon wait walk wall walnut want warm wash water wave way wealth wear weather web wedding weekend welcome
  west wet whale wheat wheel whisper wide width will win window wing winner winter wire wisdom wise wish witness
  wonder wood wool word work world wrap write year yellow young youth zebra zero zone zoo
`
  .trim()
  .split(/\s+/);
