/** Plain words in French: of the list of BIP-39 (MIT), without what is hard to spell or hurts to read. */
export const wordsFr: readonly string[] = `
  abandon aborder aboutir aboyer abriter abrupt absolu académie accolade accuser achat acheter acteur actuel
  adjuger admirer adopter adorer adoucir adresse adroit adulte aérer affiche agencer agile agiter agrafer agréable
  agrume aider aiguille ailier aimable aisance ajouter ajuster alarmer alerte algue alléger allouer allumer alpaga
  altesse amateur ambre amertume amidon amiral amorcer amour ampleur amusant analyse anatomie ancien angle animal
  annexer annonce annuel anodin antenne apaiser aplanir appareil appeler appuyer aquarium arbuste ardoise argent
  armoire arriver arroser artériel aspect aspirer assiette assurer astuce atelier atome atrium attirer auberge
  audace augurer aurore automne autruche avaler avancer averse aviateur aviser avoine avouer avril bafouer bagage
  baguette baignade balcon baleine balisage bambin bannière baril barque barrage bassin bateau batterie belette
  belote bénéfice berceau berger berline bermuda besace beurre biberon bicycle bidule bijou billard biologie
  biscuit bison bizarre blague blinder blond bloquer blouson boiser bolide bonbon bondir bonheur bonus borne botte
  boucle bougie boulon bouquin boussole boutique boxeur branche brave brebis breuvage brillant brioche brique
  brochure broder bronzer brousse broyeur brusque buffle buisson bulletin bureau burin bustier butiner butoir
  buvable buvette cabanon cabine cachette cadeau cadre caféine caillou calmer camarade caméra camion campagne
  canal caneton cantine caprice capter capuche carabine carbone carotte carreau carton cascade causer caverne
  caviar ceinture céleste cellule cerise cerner cesser chaise chaleur chambre chance charbon chasseur chaton
  chausson chemise chenille cheval chien chiffre chiot chocolat choisir chose chouette chrome cigogne cinéma
  cintrer cirer cirque citoyen citron civil clairon claquer classe clavier cligner cloche cobra coder coffre
  coiffer coincer colibri colline comédie commande confier consonne copain corail correct costume coton coude
  courage couteau couvrir coyote crabe cravate crayon crémeux creuser crevette cribler cristal croquer crypter
  cuillère cuisine cuivre cumuler curseur cycle daigner damier danseur dauphin débiter débutant décaler décembre
  décider décorer défiler dégager délice déloger démolir dénouer dentelle déposer dérober descente devenir deviner
  dialogue diamant dicter digérer digital digne diluer dimanche diriger distance diviser docile docteur doigt
  domaine domicile dompter donateur donjon donner dossier dotation double douceur douter doyen dragon draper
  dresser duplexe durable durcir dynastie éblouir écarter écharpe échelle éclipse éclore écluse école économie
  écorce écouter écraser écrémer écrivain écrou écume écureuil édifier éduquer effacer effigie effort effusion
  égarer éjecter élargir élégant éléphant élève éligible éluder émeraude émission emmener émotion empereur enchère
  encoche endroit énergie enfance enfouir engager engin enjeu enlever enseigne entier envahir enviable envoyer
  éolien épargne épatant épaule épicerie épier épilogue épine épisode époque équerre équipe ériger escalier
  espiègle espoir esprit essayer essieu essorer estime estomac estrade étagère étaler étanche étatique éternel
  étirer étoffer étoile étonnant étrange étroit étude euphorie évaluer éventail évidence éviter évoquer exact
  exaucer excitant excuse exemple exercer exhaler exister exotique exposer exquis exulter fabuleux facette facile
  faiblir fameux farceur farine faveur favori fédérer femme fendoir fermer ferveur festival feuille février
  ficeler fidèle filière filleul filmer filtrer finir fiole firme fixer flairer flamme flèche fleur flexion flocon
  flore fluide fonderie fontaine fortune fossile fougère fourmi fragile fraise frégate freiner frelon frémir frère
  frisson froid fromage frontal frotter fruit fuite futur gagner galaxie galerie gardien garnir garrigue gazelle
  gazon géant gélatine gélule gendarme général génie genou gentil géranium germe geyser gicler girafe givre glace
  glisser globe glorieux golfeur gomme gonfler gorge gorille gourmand goutte graffiti graine grand grappin gratuit
  gravir grimper grogner gronder grotte groupe gruyère guépard guide guimauve guitare gymnaste habitude halte
  hameau hangar hanneton haricot harmonie herbe hérisson héron hésiter heureux hibou hilarant histoire hiver
  hommage honneur honorer horizon horloge housse huileux humain humble humide humour hydromel hygiène hymne idylle
  ignorer iguane illusion image imbiber imiter immense immobile imposer imputer infusion ingérer inhaler inhiber
  inonder insigne inutile inviter irriter isoler ivoire jaguar jaillir jambe janvier jardin jauger jaune javelot
  jetable jeton jeudi jeunesse joncher jongler joueur journal jovial joyau joyeux jubiler junior jupon juriste
  juteux kayak kimono kiosque label lagune laine laisser laitier lamelle lampe lanceur langage lanterne lapin
  largeur laurier lavabo lavoir lecture léger légume lessive lettre levier libérer licorne liège lièvre limer
  limite limonade limpide lingot liquide lister littoral livreur lointain loisir louer louve loyal lucide luisant
  lumière lundi luron lutter magasin magenta magique maigre maillon maintien mairie maison majorer malaxer
  mallette mammouth manteau manuel marathon marbre marchand mardi marqueur marron mascotte matériel mauve maximal
  médaille médecin méditer meilleur mélange mélodie mener menhir mentor mercredi mérite merle métal méthode métier
  meuble miauler miette mignon migrer milieu million mimique mince minéral minimal minorer minute mixte moderne
  moelleux mondial moniteur monnaie monotone montagne monument moqueur morceau mortier mouche moufle mouton
  mouvant murène muscle muséum musicien muter mutuel myriade myrtille mystère mythique nageur nappe narrer nation
  nature nautique navire nectar neige neveu niche niveau noble nocturne noisette nombreux nommer nourrir nouveau
  novateur novembre nuage numéro nuque obéir obliger obtenir obturer occasion occuper océan octobre odeur odorant
  offrir oiseau oisillon olivier ombrage onduler opérer opinion opter orageux orange oreille ornement ouragan
  ourson outil ouvrage oxygène paisible palace palmarès palourde palper panache panda pangolin panneau panorama
  pantalon papaye papier papoter papyrus parcelle parler parole parrain parure passion pastèque paternel patience
  patron pavillon payer paysage peigne peintre pelage pélican pelle pelouse peluche pendule péplum perdrix période
  persil peser petit pétrir photon phrase physique piano pictural pièce pierre pilote pinceau pipette piquer
  pirogue piscine piston pivoter pixel pizza placard plafond plaisir planer plateau pliage plonger pluie plumage
  pochette poésie poète pointe poirier poisson poivre pommade pompier poney position potager poteau potion pouce
  poulain pourpre poussin prairie pratique présence prévoir prince problème progrès propre pruneau puiser pulpe
  pulsar puzzle pyramide question quiétude quitter ragondin raisin rallonge rapide rasage réagir réciter reculer
  rédiger réflexe refrain région réglage rejeter rejouer relever remarque remède remise remplir remuer renard
  renfort rentrer renvoi replier reprise reptile rester résultat retenir réunion réussir revivre richesse rideau
  rieur rigoler rincer rituel rivière romance ronce rondin roseau rosier rouge rouille rouleau routine royaume
  ruban rubis ruche ruelle ruisseau rustique rythme sabler sacoche safari sagesse saisir salade salon saluer
  samedi sardine saturer saumon sauter sauvage scénario schéma science scinder séance sécable sécher secouer
  seigneur semaine sembler semence sensible séparer séquence serein serrure sésame siècle siéger siffler simple
  sincère sirop situer skier social sodium soigneux soleil sommeil songeur sonnette sonore sortir sosie soupape
  souvenir spacieux spécial spiral stable station studieux styliste sublime subtil succès sucre suiveur superbe
  surface suricate surprise syllabe symbole symétrie syntaxe tablier tactile tailler talent talisman tambour
  tamiser tangible tapis tarder tartine tasse tatami tatouage taureau teneur tenir thème tiède timide tiroir tissu
  tituber toboggan tomate tonneau torche tornade torrent totem toucher tournage train travail trèfle tremper
  trésor triomphe tripler tropical troupeau tuile tulipe tunnel tuteur tutoyer tuyau typhon unanime unifier union
  unique univers urbain usage usine utile utopie vaillant vaincre vaisseau valable valise vallon valve vanille
  vapeur varier vaste vedette végétal véhicule veinard véloce vendredi vénérer verdure vérin vernir verser vertu
  veston vétéran vexer viande victoire vidange vidéo vignette village vinaigre violon virtuose visage vision
  visuel vitesse vitrine vivace vocation voguer voile voisin voiture volaille volcan volume voter vouloir voyage
  voyelle wagon yacht zèbre zeste zoologie
`
  .trim()
  .split(/\s+/);
